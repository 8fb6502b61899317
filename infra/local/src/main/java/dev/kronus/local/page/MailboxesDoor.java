package dev.kronus.local.page;

import dev.kronus.local.aws.Mails;
import dev.kronus.local.http.Answer;
import dev.kronus.local.http.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code /_local/mailboxes/{address}}: what happens to mail for an address. */
public record MailboxesDoor(Mails mails) implements Function<Request, Answer> {
  @Override
  public Answer apply(Request request) {
    List<String> path = request.segments();
    if (path.size() == 2 && request.method().equals("GET")) {
      return Answer.json(200, mails.mailboxes().stream().map(MailboxesDoor::shown).toList());
    }
    if (path.size() != 3 || !request.method().equals("PUT")) {
      throw Complaint.missing();
    }
    if (!path.get(2).matches("[^\\s@]+@[^\\s@]+")) {
      throw Complaint.invalid("The mailbox must be an e-mail address.");
    }
    return Answer.json(200, shown(mails.behave(path.get(2), behaviour(request))));
  }

  private static Mails.Behaviour behaviour(Request request) {
    Object wish = Complaint.body(request, "behaviour").get("behaviour");
    Optional<Mails.Behaviour> behaviour =
        wish instanceof String text ? Mails.Behaviour.parse(text) : Optional.empty();
    return behaviour.orElseThrow(
        () ->
            Complaint.invalid(
                "behaviour must be delivers, bounces, rejects, throttles, down or lost_answer."));
  }

  private static Map<String, Object> shown(Mails.Mailbox mailbox) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("address", mailbox.address());
    shown.put("behaviour", mailbox.behaviour().word());
    shown.put("requests", mailbox.requests());
    return shown;
  }
}
