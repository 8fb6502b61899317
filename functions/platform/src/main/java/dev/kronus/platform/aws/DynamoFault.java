package dev.kronus.platform.aws;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** DynamoDB said no. What its message quotes of an item stays out of ours. */
public final class DynamoFault extends RuntimeException {
  private static final int SERVER = 500;
  private static final int TOO_MANY = 429;

  /** What the SDK takes for throttling. */
  private static final Set<String> THROTTLING =
      Set.of(
          "ProvisionedThroughputExceededException",
          "RequestLimitExceeded",
          "ThrottlingException",
          "Throttling",
          "TransactionInProgressException");

  private final int status;
  private final String code;
  private final List<String> reasons;

  private DynamoFault(int status, String code, List<String> reasons) {
    super("status " + status + ", " + code + (reasons.isEmpty() ? "" : " " + reasons));
    this.status = status;
    this.code = code;
    this.reasons = List.copyOf(reasons);
  }

  static DynamoFault of(Line.Answer answer) {
    Map<String, Object> said = said(answer.body());
    String type = String.valueOf(said.get("__type"));
    return new DynamoFault(answer.status(), type.substring(type.indexOf('#') + 1), reasons(said));
  }

  /** Such as {@code ConditionalCheckFailedException}. */
  public String code() {
    return code;
  }

  /**
   * For each write of a transaction that was cancelled, why; {@code None} where not for its sake.
   */
  List<String> reasons() {
    return reasons;
  }

  boolean isThrottling() {
    return status == TOO_MANY || THROTTLING.contains(code);
  }

  /** Whether the next try may go better. */
  boolean isPassing() {
    return status >= SERVER || isThrottling();
  }

  private static Map<String, Object> said(byte[] body) {
    try {
      return JSON.std.mapFrom(body);
    } catch (IOException notJson) {
      // Something before DynamoDB answered; its status says what matters.
      return Map.of();
    }
  }

  private static List<String> reasons(Map<String, Object> said) {
    List<String> codes = new ArrayList<>();
    if (said.get("CancellationReasons") instanceof List<?> reasons) {
      for (Object reason : reasons) {
        codes.add(String.valueOf(((Map<?, ?>) reason).get("Code")));
      }
    }
    return codes;
  }
}
