package dev.kronus.doubles;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Bodies that no route which wants a JSON object reads, and what each is to be answered. */
public enum Malformed {
  EMPTY("", "application/json", 400),
  BLANK(" \n", "application/json", 400),
  EMPTY_OBJECT("{}", "application/json", 400),
  NULL("null", "application/json", 400),
  LIST("[{\"first_name\":\"Tony\"}]", "application/json", 400),
  TEXT("\"Tony\"", "application/json", 400),
  CUT_SHORT("{\"first_name\":\"To", "application/json", 400),
  TWO_OBJECTS("{\"first_name\":\"Tony\"} {}", "application/json", 400),
  DOUBLED_NAME("{\"first_name\":\"A\",\"first_name\":\"B\"}", "application/json", 400),
  SINGLE_QUOTES("{'first_name':'Tony'}", "application/json", 400),
  DEEP("{\"a\":" + "[".repeat(40) + "]".repeat(40) + "}", "application/json", 400),
  LONG_NUMBER("{\"a\":" + "9".repeat(100) + "}", "application/json", 400),
  NO_NUMBER("{\"a\":NaN}", "application/json", 400),
  UNKNOWN_FIELD("{\"__proto__\":{\"admin\":true}}", "application/json", 400),
  PLAIN_TEXT("{\"first_name\":\"Tony\"}", "text/plain", 415),
  FORM("first_name=Tony", "application/x-www-form-urlencoded", 415),
  TOO_LARGE("{\"first_name\":\"" + "x".repeat(64 * 1024) + "\"}", "application/json", 413);

  private final String body;
  private final String type;
  private final int status;

  Malformed(String body, String type, int status) {
    this.body = body;
    this.type = type;
    this.status = status;
  }

  /** Those that {@code route} answers in another way than it should; empty when all is well. */
  public static List<String> wronglyAnswered(RequestStreamHandler route, Supplier<GatewayCall> to) {
    List<String> wrong = new ArrayList<>();
    for (Malformed each : values()) {
      Answer answer = to.get().body(each.type, each.body).to(route);
      if (answer.status() != each.status || !each.code().equals(answer.code())) {
        wrong.add(each.name().toLowerCase(Locale.ROOT) + ": " + answer.text());
      }
    }
    return wrong;
  }

  private String code() {
    return switch (status) {
      case 413 -> "too_large";
      case 415 -> "unsupported_media";
      default -> "invalid";
    };
  }
}
