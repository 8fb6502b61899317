package dev.kronus.liveness;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an alerted contact says: {@code 1} they have it, {@code 2} they can't, {@code SAFE} all is
 * well, with a note if they like; before it the alert's letter, where there are several.
 *
 * @param letter empty when none was given
 */
record AlertAnswer(Optional<String> letter, Word word, Optional<String> note) {
  private static final int LONGEST_NOTE = 60;
  private static final Pattern FORM =
      Pattern.compile("(?:([a-z])\\s*)?\\b?([12]|safe)\\b[\\s:.,!-]*(.*)", Pattern.DOTALL);

  /** What can be said. */
  enum Word {
    ACCEPT,
    DECLINE,
    SAFE
  }

  /** Empty when the text is none of these. */
  static Optional<AlertAnswer> parse(String body) {
    Matcher form = FORM.matcher(body.strip().toLowerCase(Locale.ROOT));
    if (!form.matches()) {
      return Optional.empty();
    }
    boolean safe = form.group(2).equals("safe");
    String rest = body.strip().substring(form.start(3)).strip();
    if (!safe && !rest.isEmpty()) {
      return Optional.empty();
    }
    Word word = safe ? Word.SAFE : form.group(2).equals("1") ? Word.ACCEPT : Word.DECLINE;
    return Optional.of(
        new AlertAnswer(
            Optional.ofNullable(form.group(1)).map(letter -> letter.toUpperCase(Locale.ROOT)),
            word,
            Optional.of(Gsm7.plain(rest, LONGEST_NOTE)).filter(note -> !note.isEmpty())));
  }
}
