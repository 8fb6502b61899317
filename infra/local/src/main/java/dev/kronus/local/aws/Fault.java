package dev.kronus.local.aws;

import dev.kronus.local.http.Answer;
import java.util.Map;

/** A refusal in AWS's words: the type by which SDKs choose their exception, and a message. */
final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final int status;
  private final String type;

  Fault(int status, String type, String message) {
    super(message, null, false, false);
    this.status = status;
    this.type = type;
  }

  static Fault invalid(String message) {
    return new Fault(400, "ValidationException", message);
  }

  static Fault denied(String message) {
    return new Fault(403, "AccessDeniedException", message);
  }

  /** As the REST and JSON protocols show it. */
  Answer json() {
    return Answer.of(
            status,
            "application/x-amz-json-1.1",
            dev.kronus.local.Json.bytes(
                Map.of("__type", type, "Message", getMessage(), "message", getMessage())))
        .with("x-amzn-errortype", type);
  }

  /** As the query protocol shows it. */
  Answer xml() {
    return Answer.xml(
        status,
        "<ErrorResponse><Error><Type>Sender</Type><Code>"
            + Xml.escape(type)
            + "</Code><Message>"
            + Xml.escape(getMessage())
            + "</Message></Error><RequestId>"
            + java.util.UUID.randomUUID()
            + "</RequestId></ErrorResponse>");
  }
}
