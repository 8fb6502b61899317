package dev.kronus.liveness;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What somebody can have Kronus do by text, in any case. */
sealed interface Command {

  /** Lists the commands. */
  record Usage() implements Command {}

  /** Shows that somebody listens. */
  record Ping() implements Command {}

  /** Asks after {@code in} minutes. */
  record ProbeMe(int in, int retries, int window) implements Command {}

  /** Switches the check-ins on. */
  record On() implements Command {}

  /** Switches the check-ins off. */
  record Off() implements Command {}

  /** Has nobody ask for a while. */
  record Rest(PauseWish wish) implements Command {}

  /** Ends a pause. */
  record Resume() implements Command {}

  /** Explains a command that was asked about. */
  record Explain(String text) implements Command {}

  /** Explains a command that was not written as it should be. */
  record Correct(String text) implements Command {}

  /** Whether it can mean nothing else; words that make no sense may be a cry for help. */
  default boolean isPlain() {
    return !(this instanceof Correct);
  }

  Map<String, String> HELP =
      Map.of(
          "usage", Manual.USAGE_HELP,
          "ping", Manual.PING_HELP,
          "probe", Manual.PROBE_HELP,
          "on", Manual.ON_HELP,
          "off", Manual.OFF_HELP,
          "pause", Manual.PAUSE_HELP,
          "resume", Manual.RESUME_HELP);

  /** Asking about a cry for help is none. */
  Pattern ABOUT_HELP = Pattern.compile("(?:sos|help|911)\\s+(?:--?help|-h)");

  /** Empty when the text is no command at all; one that is wrong explains itself. */
  static Optional<Command> parse(String text) {
    if (ABOUT_HELP.matcher(text.strip().toLowerCase(Locale.ROOT)).matches()) {
      return Optional.of(new Explain(Manual.SOS_HELP));
    }
    List<String> words = List.of(text.strip().toLowerCase(Locale.ROOT).split("[\\s=]+"));
    String name = words.getFirst().replaceFirst("(?<=[a-z])[.!]+$", "");
    return HELP.containsKey(name) ? parse(name, words.subList(1, words.size())) : Optional.empty();
  }

  /** On, off and resume are commands only alone: they begin many a sentence. */
  private static Optional<Command> parse(String name, List<String> rest) {
    if (rest.size() == 1 && Set.of("--help", "-help", "help", "-h").contains(rest.getFirst())) {
      return Optional.of(new Explain(HELP.get(name)));
    }
    return Optional.ofNullable(
        switch (name) {
          case "on" -> rest.isEmpty() ? new On() : null;
          case "off" -> rest.isEmpty() ? new Off() : null;
          case "resume" -> rest.isEmpty() ? new Resume() : null;
          case "pause" -> pause(rest);
          case "probe" -> probe(rest);
          case "ping" -> rest.isEmpty() ? new Ping() : new Correct(Manual.PING_HELP);
          default -> rest.isEmpty() ? new Usage() : new Correct(Manual.USAGE_HELP);
        });
  }

  private static Command pause(List<String> words) {
    Optional<PauseWish> wish = PauseWish.parse(String.join(" ", words));
    return wish.isPresent() ? new Rest(wish.get()) : new Correct(Manual.PAUSE_HELP);
  }

  private static Command probe(List<String> words) {
    Map<String, Integer> options = new HashMap<>(Map.of("in", 5, "retries", 3, "wait", 10));
    for (int i = 0; i < words.size(); i += 2) {
      String name = words.get(i).replaceFirst("^-{1,2}", "");
      boolean number = i + 1 < words.size() && words.get(i + 1).matches("[0-9]{1,6}");
      if (!options.containsKey(name) || !number) {
        return new Correct(Manual.PROBE_HELP);
      }
      options.put(name, Integer.valueOf(words.get(i + 1)));
    }
    int in = options.get("in");
    int retries = options.get("retries");
    int window = options.get("wait");
    boolean sound = in >= 1 && in <= 1440 && retries <= 6 && window >= 1 && window <= 120;
    return sound ? new ProbeMe(in, retries, window) : new Correct(Manual.PROBE_BOUNDS);
  }
}
