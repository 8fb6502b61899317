package dev.kronus.local.page;

import dev.kronus.local.http.Answer;
import dev.kronus.local.http.Request;
import dev.kronus.local.twilio.Behaviour;
import dev.kronus.local.twilio.Phones;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code /_local/numbers/{number}}: how a phone behaves. */
public final class NumbersDoor implements Function<Request, Answer> {
  private final Phones phones;

  public NumbersDoor(Phones phones) {
    this.phones = phones;
  }

  @Override
  public Answer apply(Request request) {
    List<String> path = request.segments();
    if (path.size() == 2 && request.method().equals("GET")) {
      return Answer.json(200, phones.all().stream().map(NumbersDoor::shown).toList());
    }
    if (path.size() != 3 || !request.method().equals("PUT")) {
      throw Complaint.missing();
    }
    String number = path.get(2);
    if (!Phones.valid(number)) {
      throw Complaint.invalid("The number must be in international form, such as +14155550123.");
    }
    return Answer.json(200, shown(phones.behave(number, behaviour(request))));
  }

  private static Behaviour behaviour(Request request) {
    Object wish = Complaint.body(request, "behaviour").get("behaviour");
    Optional<Behaviour> behaviour =
        wish instanceof String text ? Behaviour.parse(text) : Optional.empty();
    return behaviour.orElseThrow(
        () ->
            Complaint.invalid(
                "behaviour must be delivers, undelivered, rejects:<twilio code>, throttles, down,"
                    + " lost_answer or lost_message."));
  }

  private static Map<String, Object> shown(Phones.Phone phone) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("number", phone.number());
    shown.put("behaviour", phone.behaviour().toString());
    shown.put("opted_out", phone.optedOut());
    shown.put("requests", phone.requests());
    return shown;
  }
}
