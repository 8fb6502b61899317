package dev.kronus.duties.wire;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.rest.api.v2010.account.MessageReader;
import dev.kronus.duties.Doubt;
import dev.kronus.duties.Inbound;
import dev.kronus.duties.Message;
import dev.kronus.duties.Messenger;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.platform.Log;
import dev.kronus.platform.OperatorSettings;
import dev.kronus.platform.Secrets;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Text messages through Twilio's messaging service, or two: alerts may have one of their own. */
public final class TwilioMessenger implements Messenger {
  /**
   * Codes that say something about the number that time does not mend: invalid, not allowed, opted
   * out, no mobile, blocked, gone (Twilio, "Error and Warning Dictionary"). Any other refusal may
   * be mended by an operator.
   */
  private static final Set<Integer> FOR_GOOD =
      Set.of(21211, 21214, 21217, 21408, 21421, 21610, 21612, 21614, 30004, 30005, 30006, 30007);

  /** Twilio's clock and ours need not agree to the second. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  private static final int TOO_MANY = 429;

  private static final com.twilio.rest.api.v2010.account.Message.Direction INBOUND =
      com.twilio.rest.api.v2010.account.Message.Direction.INBOUND;

  /** Where the provider tells how far a message got. */
  private static final String STATUS = "/webhook/sms/status";

  /** In seconds; the provider takes no longer one. */
  private static final int LONGEST_VALIDITY = 14_400;

  private final Secrets secrets;
  private final OneShotHttp http = new OneShotHttp();

  public TwilioMessenger(Secrets secrets) {
    this.secrets = secrets;
  }

  @Override
  public Outcome send(Message message) {
    OperatorSettings settings = OperatorSettings.read(secrets);
    Optional<OperatorSettings.Twilio> account = settings.twilio();
    if (account.isEmpty()) {
      return new Postponed("no_credentials");
    }
    Optional<String> own =
        account
            .get()
            .alarmMessagingServiceSid()
            .filter(any -> message.kind() == Message.Kind.ALERT);
    Outcome outcome =
        handed(settings, account.get(), message, own.orElse(account.get().messagingServiceSid()));
    if (own.isEmpty() || !(outcome instanceof Postponed refused)) {
      return outcome;
    }
    // What is wrong with the alarms' own service must not keep an alarm from going out.
    Log.warn("alarm_service_refused", "code", refused.code());
    return handed(settings, account.get(), message, account.get().messagingServiceSid());
  }

  private Outcome handed(
      OperatorSettings settings, OperatorSettings.Twilio account, Message message, String service) {
    try {
      var sent = creator(settings, service, message).create(client(account));
      // To the SDK a redirection is a success too.
      return sent.getSid() == null ? new Doubtful("no_sid") : new Accepted(sent.getSid());
    } catch (ApiException refused) {
      return outcome(refused);
    } catch (OneShotHttp.NotSent notSent) {
      return new Postponed("not_connected");
    } catch (RuntimeException lost) {
      Log.failure("send", lost);
      return new Doubtful("answer_lost");
    }
  }

  private static MessageCreator creator(
      OperatorSettings settings, String service, Message message) {
    MessageCreator creator =
        new MessageCreator(
            new com.twilio.type.PhoneNumber(message.to().value()), service, message.body());
    settings.publicUrl().ifPresent(url -> creator.setStatusCallback(URI.create(url + STATUS)));
    message
        .validity()
        .map(Duration::toSeconds)
        .map(seconds -> Math.clamp(seconds, 1, LONGEST_VALIDITY))
        .ifPresent(creator::setValidityPeriod);
    return creator;
  }

  @Override
  public List<String> find(PhoneNumber to, String body, Doubt doubt) {
    try {
      OperatorSettings.Twilio account = OperatorSettings.read(secrets).twilio().orElseThrow();
      // A queued message has no sending date yet, so the list is not narrowed by date but read
      // newest first.
      return new MessageReader()
              .setTo(new com.twilio.type.PhoneNumber(to.value()))
              .setPageSize(50L)
              .firstPage(client(account))
              .getRecords()
              .stream()
              .filter(m -> isSince(m, doubt.since()) && isUntil(m, doubt.until()))
              .filter(m -> m.getBody() != null && m.getBody().endsWith(body))
              .map(com.twilio.rest.api.v2010.account.Message::getSid)
              .toList();
    } catch (RuntimeException unreachable) {
      throw new Unreachable(unreachable);
    }
  }

  @Override
  public List<Inbound> inbound(PhoneNumber from, Instant since) {
    try {
      OperatorSettings.Twilio account = OperatorSettings.read(secrets).twilio().orElseThrow();
      return new MessageReader()
              .setFrom(new com.twilio.type.PhoneNumber(from.value()))
              .setPageSize(50L)
              .firstPage(client(account))
              .getRecords()
              .stream()
              .filter(m -> INBOUND.equals(m.getDirection()) && isSince(m, since))
              .map(m -> new Inbound(m.getSid(), m.getBody() == null ? "" : m.getBody()))
              .toList()
              .reversed();
    } catch (RuntimeException unreachable) {
      throw new Unreachable(unreachable);
    }
  }

  private static boolean isSince(com.twilio.rest.api.v2010.account.Message message, Instant since) {
    return message.getDateCreated() == null
        || !message.getDateCreated().toInstant().isBefore(since.minus(SKEW));
  }

  private static boolean isUntil(com.twilio.rest.api.v2010.account.Message message, Instant until) {
    return message.getDateCreated() == null
        || !message.getDateCreated().toInstant().isAfter(until.plus(SKEW));
  }

  private static Outcome outcome(ApiException refused) {
    int status = refused.getStatusCode() == null ? 0 : refused.getStatusCode();
    int code = refused.getCode() == null ? status : refused.getCode();
    if (status >= 500 || status == 0) {
      return new Doubtful(Integer.toString(code));
    }
    if (status != TOO_MANY && FOR_GOOD.contains(code)) {
      return new Rejected(Integer.toString(code));
    }
    return new Postponed(Integer.toString(code));
  }

  private TwilioRestClient client(OperatorSettings.Twilio account) {
    return new TwilioRestClient.Builder(account.accountSid(), account.authToken())
        .httpClient(http)
        .build();
  }
}
