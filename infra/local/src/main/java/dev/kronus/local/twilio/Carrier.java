package dev.kronus.local.twilio;

import dev.kronus.local.http.Answer;
import dev.kronus.local.time.InFlight;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happens between Kronus and the phones: messages out, texts in, replies out again. */
public final class Carrier {
  private static final String PATH = "/webhook/sms";
  private static final int UNREACHABLE = 30003;
  private static final int OPTED_OUT = 21610;
  private final Account account;
  private final Phones phones;
  private final MessageLog log;
  private final Webhooks webhooks;
  private final InstantSource clock;
  private final InFlight inFlight;

  public Carrier(
      Account account,
      Phones phones,
      MessageLog log,
      Webhooks webhooks,
      InstantSource clock,
      InFlight inFlight) {
    this.account = account;
    this.phones = phones;
    this.log = log;
    this.webhooks = webhooks;
    this.clock = clock;
    this.inFlight = inFlight;
  }

  /** Takes a message for a phone, as far as the number's behaviour lets it. */
  Message send(String to, String body, Optional<String> callback) {
    Phones.Phone phone = phones.asked(to);
    switch (phone.behaviour().word()) {
      case "rejects" ->
          throw refused(to, body, 400, phone.behaviour().code(), "The message was rejected");
      case "throttles" -> throw refused(to, body, 429, 20429, "Too Many Requests");
      case "down" -> throw refused(to, body, 503, 20503, "Service is unavailable");
      default -> {
        if (phone.optedOut()) {
          String why = "Attempt to send to unsubscribed recipient";
          throw refused(to, body, 400, OPTED_OUT, why);
        }
      }
    }
    Message message = log.add(outbound(phone, body, "outbound-api"));
    callback.ifPresent(url -> report(message, url));
    return message;
  }

  /** Nobody hears of the message, nor that nobody does. */
  void lose(String to, String body) {
    phones.asked(to);
    log.refuse(untaken(to, body, "lost", 0));
  }

  private Refused refused(String to, String body, int status, int code, String why) {
    log.refuse(untaken(to, body, "refused", code));
    return new Refused(status, code, why);
  }

  private Message untaken(String to, String body, String status, int code) {
    return Message.make(account.number(), to, body, status, "outbound-api", code, clock.instant());
  }

  /** The phone {@code from} texts Kronus; answers the TwiML, or whatever else came back. */
  public Answer.Whole text(String from, String body) {
    inFlight.begin();
    try {
      Message message =
          log.add(
              Message.make(
                  from, account.number(), body, "received", "inbound", 0, clock.instant()));
      Map<String, String> fields = fields(message);
      phones.heard(from, body).ifPresent(type -> fields.put("OptOutType", type));
      Answer.Whole answer = webhooks.post(PATH, fields);
      if (answer.status() < 300) {
        Twiml.messages(answer.text()).forEach(reply -> reply(from, reply));
      }
      return answer;
    } finally {
      inFlight.end();
    }
  }

  private void reply(String to, String body) {
    Phones.Phone phone = phones.get(to);
    Message message = outbound(phone, body, "outbound-reply");
    log.add(
        phone.optedOut()
            ? Message.make(
                account.number(),
                to,
                body,
                "failed",
                "outbound-reply",
                OPTED_OUT,
                message.createdAt())
            : message);
  }

  private Message outbound(Phones.Phone phone, String body, String direction) {
    boolean lost = phone.behaviour().is("undelivered");
    return Message.make(
        account.number(),
        phone.number(),
        body,
        lost ? "undelivered" : "delivered",
        direction,
        lost ? UNREACHABLE : 0,
        clock.instant());
  }

  /** Tells Kronus how a message fared: queued, sent, then its end. */
  private void report(Message message, String url) {
    inFlight.begin();
    Thread.startVirtualThread(
        () -> {
          try {
            for (String status : words(message)) {
              Map<String, String> fields = fields(message);
              fields.put("MessageStatus", status);
              fields.put("SmsStatus", status);
              if (message.error() != 0 && status.equals(message.status())) {
                fields.put("ErrorCode", String.valueOf(message.error()));
              }
              webhooks.callBack(url, fields);
            }
          } finally {
            inFlight.end();
          }
        });
  }

  private List<String> words(Message message) {
    List<String> words = List.of("queued", "sent", message.status());
    return webhooks.callbacks() == Wire.OUT_OF_ORDER ? words.reversed() : words;
  }

  private Map<String, String> fields(Message message) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("ToCountry", "US");
    fields.put("SmsMessageSid", message.sid());
    fields.put("NumMedia", "0");
    fields.put("SmsSid", message.sid());
    fields.put("SmsStatus", message.status());
    fields.put("Body", message.body());
    fields.put("FromCountry", "US");
    fields.put("To", message.to());
    fields.put("MessagingServiceSid", account.service());
    fields.put("NumSegments", String.valueOf(message.segments()));
    fields.put("MessageSid", message.sid());
    fields.put("AccountSid", account.sid());
    fields.put("From", message.from());
    fields.put("ApiVersion", "2010-04-01");
    return fields;
  }
}
