package dev.kronus.duties;

import dev.kronus.kernel.Email;
import java.util.Optional;

/**
 * A mail to be sent: one address, one subject, plain text. Nothing in it can become a header: the
 * address is one that {@link Email} takes, and a subject is one line.
 */
public record Mail(Email to, String subject, String text) {
  private static final int LONGEST_SUBJECT = 150;
  private static final int LONGEST_TEXT = 20_000;

  public Mail {
    if (!Email.parse(to.value()).equals(Optional.of(to))) {
      throw new IllegalArgumentException("not an address");
    }
    if (subject.isBlank() || subject.length() > LONGEST_SUBJECT || !isOneLine(subject)) {
      throw new IllegalArgumentException("a subject is one line of plain text");
    }
    if (text.isBlank() || text.length() > LONGEST_TEXT || !isPlain(text)) {
      throw new IllegalArgumentException("a mail is plain text");
    }
  }

  private static boolean isOneLine(String subject) {
    return subject.codePoints().noneMatch(c -> Character.isISOControl(c) || breaks(c));
  }

  private static boolean isPlain(String text) {
    return text.codePoints().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t');
  }

  /** What some readers take for the end of a line, or for half a character. */
  private static boolean breaks(int c) {
    return switch (Character.getType(c)) {
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
      default -> false;
    };
  }

  @Override
  public String toString() {
    return "Mail";
  }
}
