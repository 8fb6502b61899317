package dev.kronus.local.twilio;

import dev.kronus.local.http.Answer;
import java.util.Map;

/** Twilio says no, in its own JSON. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final int status;
  private final int code;

  Refused(int status, int code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  int code() {
    return code;
  }

  Answer.Whole answer() {
    return Answer.json(
        status,
        Map.of(
            "code",
            code,
            "message",
            getMessage(),
            "more_info",
            "https://www.twilio.com/docs/errors/" + code,
            "status",
            status));
  }
}
