package dev.kronus.house.attack;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Whether an answer is an example's, but for what differs with every run. */
final class Likeness {
  private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");

  /** A scene takes seconds, whatever the machine does meanwhile. */
  private static final Duration SOON = Duration.ofMinutes(10);

  /** Tokens, keys and their ids, cursors with a time in them. */
  private static final List<Pattern> CHANCE =
      List.of(
          Pattern.compile("[\\w-]{10,}\\.[\\w-]{10,}\\.[\\w-]{80,}"),
          Pattern.compile("[\\w-]{40,}"),
          Pattern.compile("[0-9a-f-]{36}"));

  private Likeness() {}

  static boolean holds(JsonNode example, JsonNode answer) {
    if (example.isObject() && answer.isObject()) {
      return example.size() == answer.size()
          && example.properties().stream()
              .allMatch(
                  field ->
                      isOpen(example, field.getKey())
                          || holds(field.getValue(), answer.path(field.getKey())));
    }
    if (example.isArray() && answer.isArray()) {
      boolean alike = example.size() == answer.size();
      for (int i = 0; alike && i < example.size(); i++) {
        alike = holds(example.get(i), answer.get(i));
      }
      return alike;
    }
    if (isSecretId(example) && isSecretId(answer)) {
      return true;
    }
    boolean texts = example.isString() && answer.isString();
    return texts ? alike(example.asString(), answer.asString()) : example.equals(answer);
  }

  /** A notice waits for an alert's acceptance, at once or a try later: whoever is first. */
  private static boolean isOpen(JsonNode example, String field) {
    return example.path("event").asString("").equals("send_owner_notice")
        && List.of("last_error", "delivery").contains(field);
  }

  /** Of a session: a number that nobody guesses. */
  private static boolean isSecretId(JsonNode node) {
    return node.isIntegralNumber() && node.asLong() > 1_000_000_000L;
  }

  private static boolean alike(String example, String answer) {
    if (INSTANT.matcher(example).matches() && INSTANT.matcher(answer).matches()) {
      Duration apart = Duration.between(Instant.parse(example), Instant.parse(answer));
      return apart.abs().compareTo(SOON) < 0;
    }
    return example.equals(answer)
        || CHANCE.stream()
            .anyMatch(form -> form.matcher(example).matches() && form.matcher(answer).matches());
  }
}
