package dev.kronus.liveness;

import dev.kronus.kernel.PhoneNumber;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A text message that came in.
 *
 * @param sid the provider's id, the same when it delivers the message again
 * @param body as written, at most {@link #LONGEST} characters
 * @param optOut what the provider took it for: {@code STOP}, {@code START} or {@code HELP}
 */
public record Sms(String sid, PhoneNumber from, String body, Optional<String> optOut) {
  /** Words after which the provider lets nothing through to a phone any more. */
  private static final Set<String> STOP =
      Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT");

  private static final Set<String> START = Set.of("START", "UNSTOP");
  private static final String YES = "YES";

  /** Twilio takes and gives messages of up to 1,600 characters. */
  public static final int LONGEST = 1_600;

  private static final int KEPT = 320;

  public Sms(String sid, PhoneNumber from, String body) {
    this(sid, from, body, Optional.empty());
  }

  /** Whether the provider will let nothing through to its sender any more. */
  boolean isOptOut() {
    return optOut
        .map("STOP"::equals)
        .orElseGet(() -> STOP.contains(body.strip().toUpperCase(Locale.ROOT)));
  }

  /** Whether the provider lets everything through to its sender again. */
  boolean isOptIn() {
    String word = body.strip().toUpperCase(Locale.ROOT);
    return optOut.map("START"::equals).orElseGet(() -> START.contains(word) || YES.equals(word));
  }

  /** Whether it says so and nothing else; a yes is an answer too. */
  boolean isStart() {
    return isOptIn() && START.contains(body.strip().toUpperCase(Locale.ROOT));
  }

  /** What of it is kept. */
  String kept() {
    return body.codePointCount(0, body.length()) <= KEPT
        ? body
        : body.substring(0, body.offsetByCodePoints(0, KEPT));
  }

  @Override
  public String toString() {
    return "Sms[" + sid + "]";
  }
}
