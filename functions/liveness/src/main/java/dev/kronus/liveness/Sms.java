package dev.kronus.liveness;

import dev.kronus.kernel.PhoneNumber;

/**
 * A text message that came in.
 *
 * @param sid the provider's id, the same when it delivers the message again
 * @param body as written, at most {@link #LONGEST} characters
 */
public record Sms(String sid, PhoneNumber from, String body) {
  /** Twilio takes and gives messages of up to 1,600 characters. */
  public static final int LONGEST = 1_600;

  private static final int KEPT = 320;

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
