package dev.kronus.local.page;

import dev.kronus.local.http.Answer;
import dev.kronus.local.http.Request;
import dev.kronus.local.twilio.Carrier;
import dev.kronus.local.twilio.Message;
import dev.kronus.local.twilio.MessageLog;
import dev.kronus.local.twilio.Phones;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code /_local/messages}: what was texted, and texting as any phone. */
public final class MessagesDoor implements Function<Request, Answer> {
  private static final int LONGEST = 1600;
  private final MessageLog log;
  private final Carrier carrier;

  public MessagesDoor(MessageLog log, Carrier carrier) {
    this.log = log;
    this.carrier = carrier;
  }

  @Override
  public Answer apply(Request request) {
    return switch (request.method()) {
      case "GET" -> list(request.parameters().first("to"));
      case "POST" -> text(Complaint.body(request, "from", "body"));
      default -> throw Complaint.missing();
    };
  }

  private Answer list(Optional<String> to) {
    return Answer.json(
        200,
        log.everything().stream()
            .filter(message -> to.isEmpty() || message.to().equals(number(to.get())))
            .map(Message::shown)
            .toList());
  }

  private Answer text(Map<String, Object> fields) {
    List<String> faults = new ArrayList<>();
    Object from = fields.get("from");
    Object body = fields.get("body");
    if (!(from instanceof String number) || !Phones.valid(number)) {
      faults.add("from must be a phone number in international form, such as +14155550123.");
    }
    if (!(body instanceof String text) || text.isEmpty() || text.length() > LONGEST) {
      faults.add("body must be a text of 1 to 1600 characters.");
    }
    if (!faults.isEmpty()) {
      throw Complaint.invalid(faults);
    }
    return carrier.text((String) from, (String) body);
  }

  /** A plus that nobody escaped in the query reads as a space. */
  private static String number(String to) {
    return to.startsWith(" ") ? "+" + to.substring(1) : to;
  }
}
