package dev.kronus.platform;

/**
 * One JSON line an event, on standard output, where Lambda collects it. Names, ids, codes and
 * counts only: never a secret, a phone number, an address or the text of a message, and so never an
 * exception's message either.
 */
public final class Log {
  private Log() {}

  /** Something worth knowing; {@code details} are names and values in turn. */
  public static void info(String event, Object... details) {
    line("INFO", event, details);
  }

  /** Something an operator should look at when it goes on. */
  public static void warn(String event, Object... details) {
    line("WARN", event, details);
  }

  /** Something that should not have happened: its kind and where, with those of its causes. */
  public static void failure(String requestId, Throwable failure) {
    StringBuilder trace = new StringBuilder();
    for (Throwable t = failure; t != null; t = t.getCause()) {
      trace.append(t.getClass().getName());
      for (int i = 0; i < Math.min(8, t.getStackTrace().length); i++) {
        trace.append(" < ").append(t.getStackTrace()[i]);
      }
      trace.append("; ");
    }
    line("ERROR", "failure", "request_id", requestId, "trace", trace.toString());
  }

  /** A number for CloudWatch, in its embedded metric format: one line, no call. */
  public static void metric(String name, long value) {
    String namespace = Config.get("STACK", "kronus");
    System.out.println(
        "{\"_aws\":{\"Timestamp\":"
            + Time.now().toEpochMilli()
            + ",\"CloudWatchMetrics\":[{\"Namespace\":\""
            + namespace
            + "\",\"Dimensions\":[[]],\"Metrics\":[{\"Name\":\""
            + name
            + "\"}]}]},\""
            + name
            + "\":"
            + value
            + "}");
  }

  private static void line(String level, String event, Object... details) {
    StringBuilder json =
        new StringBuilder("{\"level\":\"")
            .append(level)
            .append("\",\"time\":\"")
            .append(Item.time(Time.now()));
    json.append("\",\"event\":\"").append(escaped(event)).append('"');
    for (int i = 0; i + 1 < details.length; i += 2) {
      json.append(",\"").append(escaped(details[i].toString())).append("\":\"");
      json.append(escaped(String.valueOf(details[i + 1]))).append('"');
    }
    System.out.println(json.append('}'));
  }

  /** Nothing a caller sent can end the line or the text: everything but plain ASCII is replaced. */
  private static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> safe.appendCodePoint(c < 0x20 || c > 0x7E || c == '"' || c == '\\' ? '?' : c));
    return safe.toString();
  }
}
