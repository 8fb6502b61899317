package dev.kronus.local.twilio;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What happens to a message to a number: one word of the door's, or {@code rejects:<code>}. */
public record Behaviour(String word, int code) {
  public static final Behaviour DELIVERS = new Behaviour("delivers", 0);
  private static final Set<String> WORDS =
      Set.of("delivers", "undelivered", "throttles", "down", "lost_answer", "lost_message");
  private static final Pattern REJECTS = Pattern.compile("rejects:([1-9][0-9]{4})");

  /** Empty when there is no such behaviour. */
  public static Optional<Behaviour> parse(String text) {
    if (WORDS.contains(text)) {
      return Optional.of(new Behaviour(text, 0));
    }
    var rejects = REJECTS.matcher(text);
    return rejects.matches()
        ? Optional.of(new Behaviour("rejects", Integer.parseInt(rejects.group(1))))
        : Optional.empty();
  }

  boolean is(String other) {
    return word.equals(other);
  }

  @Override
  public String toString() {
    return is("rejects") ? word + ":" + code : word;
  }
}
