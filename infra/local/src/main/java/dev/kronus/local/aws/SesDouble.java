package dev.kronus.local.aws;

import dev.kronus.local.Json;
import dev.kronus.local.http.Answer;
import dev.kronus.local.http.Request;
import dev.kronus.local.template.Grants;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SES's SendEmail (version 2 of its API), for simple messages of text. */
final class SesDouble {
  private static final String IDENTITY = "arn:aws:ses:us-east-1:000000000000:identity/";
  private static final List<String> SEND = List.of("v2", "email", "outbound-emails");

  /** An address, alone or behind a name; no more than SES can know about it. */
  private static final Pattern ADDRESS =
      Pattern.compile("(?:[^<>\\p{Cntrl}]*<)?([^\\s<>@,]{1,64}@[^\\s<>@,]{1,255})>?");

  private final Mails mails;
  private final Grants grants;

  /** {@code grants} is what any function may do: what none may, is refused. */
  SesDouble(Mails mails, Grants grants) {
    this.mails = mails;
    this.grants = grants;
  }

  Answer answer(Request request) {
    try {
      if (!request.segments().equals(SEND) || !request.method().equals("POST")) {
        throw new Fault(404, "NotFoundException", "Only SendEmail is here.");
      }
      return send(
          Json.object(request.text())
              .orElseThrow(() -> new Fault(400, "SerializationException", "The body is no JSON.")));
    } catch (Fault fault) {
      return fault.json();
    }
  }

  private Answer send(Map<String, Object> wish) {
    String from = text(wish, "FromEmailAddress");
    permitted(address(from, "FromEmailAddress"));
    List<String> to =
        list(named(wish, "Destination").get("ToAddresses")).stream()
            .map(one -> address(String.valueOf(one), "Destination"))
            .toList();
    if (to.isEmpty()) {
      throw bad("Missing required header 'To'.");
    }
    Map<String, Object> simple = named(named(wish, "Content"), "Simple");
    String subject = data(simple, "Subject");
    String text = data(named(simple, "Body"), "Text");
    if (subject.chars().anyMatch(c -> c == '\r' || c == '\n')) {
      throw bad("Header contains illegal characters.");
    }
    List<Mails.Behaviour> behaviours = to.stream().map(mails::asked).toList();
    behaviours.forEach(SesDouble::refuse);
    String id = mails.take(from, to, subject, text);
    return behaviours.contains(Mails.Behaviour.LOST_ANSWER)
        ? new Answer.Broken()
        : Answer.json(200, Map.of("MessageId", id));
  }

  private static void refuse(Mails.Behaviour behaviour) {
    switch (behaviour) {
      case REJECTS -> throw new Fault(400, "MessageRejected", "Email address is not verified.");
      case THROTTLES -> throw new Fault(429, "TooManyRequestsException", "Rate exceeded.");
      case DOWN -> throw new Fault(500, "InternalServiceErrorException", "Please try again.");
      case DELIVERS, BOUNCES, LOST_ANSWER -> {}
    }
  }

  private void permitted(String from) {
    if (!grants.allow("ses:SendEmail", IDENTITY + from)) {
      throw Fault.denied("No function here may call ses:SendEmail on identity/" + from + ".");
    }
  }

  private static String address(String text, String where) {
    Matcher address = ADDRESS.matcher(text);
    if (!address.matches()) {
      throw bad("Invalid address in " + where + ".");
    }
    return address.group(1);
  }

  private static String data(Map<String, Object> map, String name) {
    Map<String, Object> content = named(map, name);
    if (!"UTF-8".equals(content.get("Charset")) || text(content, "Data").isEmpty()) {
      throw bad(name + " must be text in UTF-8.");
    }
    return text(content, "Data");
  }

  private static Fault bad(String message) {
    return new Fault(400, "BadRequestException", message);
  }

  private static String text(Map<String, Object> map, String name) {
    return String.valueOf(map.getOrDefault(name, ""));
  }

  private static Map<String, Object> named(Map<String, Object> map, String name) {
    return map.get(name) instanceof Map<?, ?> inner ? Json.named(inner) : Map.of();
  }

  private static List<?> list(Object value) {
    return value instanceof List<?> list ? list : List.of();
  }
}
