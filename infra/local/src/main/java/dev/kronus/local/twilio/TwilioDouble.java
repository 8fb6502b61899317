package dev.kronus.local.twilio;

import dev.kronus.local.http.Answer;
import dev.kronus.local.http.Form;
import dev.kronus.local.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Twilio's Messages API, as far as Kronus uses it. */
public final class TwilioDouble {
  private static final int LONGEST = 1600;
  private final Account account;
  private final Carrier carrier;
  private final Phones phones;
  private final MessageLog log;

  public TwilioDouble(Account account, Carrier carrier, Phones phones, MessageLog log) {
    this.account = account;
    this.carrier = carrier;
    this.phones = phones;
    this.log = log;
  }

  public Answer answer(Request request) {
    try {
      List<String> path = request.segments();
      authenticate(request, path);
      if (path.size() == 4 && path.get(3).equals("Messages.json")) {
        return request.method().equals("POST") ? send(request.form()) : list(request);
      }
      if (path.size() == 5 && path.get(3).equals("Messages") && request.method().equals("GET")) {
        return log.find(path.get(4).replace(".json", ""))
            .map(message -> (Answer) Answer.json(200, message.resource(account, message.status())))
            .orElseThrow(() -> missing(request));
      }
      throw missing(request);
    } catch (Refused refused) {
      return refused.answer();
    }
  }

  private void authenticate(Request request, List<String> path) {
    String expected = account.sid() + ":" + account.token();
    String header =
        "Basic " + Base64.getEncoder().encodeToString(expected.getBytes(StandardCharsets.UTF_8));
    if (!request.header("authorization").orElse("").equals(header)) {
      throw new Refused(401, 20003, "Authenticate");
    }
    if (path.size() < 3 || !path.get(2).equals(account.sid())) {
      throw missing(request);
    }
  }

  private Answer send(Form form) {
    String to = form.first("To", "");
    String body = form.first("Body", "");
    if (!Phones.valid(to)) {
      throw new Refused(400, 21211, "Invalid 'To' Phone Number");
    }
    if (body.isEmpty()) {
      throw new Refused(400, 21602, "Message body is required.");
    }
    if (body.length() > LONGEST) {
      throw new Refused(
          400, 21617, "The concatenated message body exceeds the 1600 character limit");
    }
    boolean service = form.first("MessagingServiceSid", "").equals(account.service());
    if (!service && !form.first("From", "").equals(account.number())) {
      throw new Refused(
          400, 21603, "A 'From' or 'MessagingServiceSid' of this account is required.");
    }
    return handed(to, body, form.first("StatusCallback"), service ? "accepted" : "queued");
  }

  private Answer handed(String to, String body, Optional<String> callback, String status) {
    Behaviour behaviour = phones.get(to).behaviour();
    if (behaviour.is("lost_message")) {
      carrier.lose(to, body);
      return new Answer.Broken();
    }
    Message message = carrier.send(to, body, callback);
    return behaviour.is("lost_answer")
        ? new Answer.Broken()
        : Answer.json(201, message.resource(account, status));
  }

  private Answer list(Request request) {
    Form query = request.parameters();
    query
        .first("To")
        .or(() -> query.first("From"))
        .filter(to -> phones.get(to).behaviour().is("down"))
        .ifPresent(
            down -> {
              throw new Refused(503, 20503, "Service is unavailable");
            });
    Listing listing = Listing.of(query);
    List<Map<String, Object>> page =
        listing.page(log.all()).stream()
            .map(message -> message.resource(account, message.status()))
            .toList();
    return Answer.json(200, listing.shown(account, request.query(), page));
  }

  private static Refused missing(Request request) {
    return new Refused(404, 20404, "The requested resource " + request.path() + " was not found");
  }
}
