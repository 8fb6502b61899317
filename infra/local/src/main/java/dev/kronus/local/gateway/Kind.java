package dev.kronus.local.gateway;

/** The refusals that API Gateway makes by itself, with the status and message it has for each. */
enum Kind {
  MISSING_AUTHENTICATION_TOKEN(403, "Missing Authentication Token"),
  /** What an unknown path is taken for when the caller sends an Authorization header. */
  INVALID_SIGNATURE(403, "Invalid key=value pair (missing equal-sign) in Authorization header"),
  UNAUTHORIZED(401, "Unauthorized"),
  ACCESS_DENIED(403, "User is not authorized to access this resource"),
  AUTHORIZER_FAILURE(500, "Internal server error"),
  AUTHORIZER_CONFIGURATION_ERROR(500, "Internal server error"),
  REQUEST_TOO_LARGE(413, "Request Too Long"),
  INTEGRATION_TIMEOUT(504, "Endpoint request timed out"),
  /** A function that throws, or answers what is no answer. */
  DEFAULT_5XX(502, "Internal server error");

  private final int status;
  private final String message;

  Kind(int status, String message) {
    this.status = status;
    this.message = message;
  }

  int status() {
    return status;
  }

  String message() {
    return message;
  }

  /** The kind whose response stands in when this one has none of its own. */
  String fallback() {
    return status < 500 ? "DEFAULT_4XX" : "DEFAULT_5XX";
  }
}
