package dev.kronus.accounts;

import dev.kronus.kernel.Uid;
import java.time.Instant;

/**
 * One sign-in of a user, from when it began until it is ended or runs out.
 *
 * @param id a whole number that nobody can guess
 * @param origin where it began
 * @param endsAt when it runs out by itself
 * @param epoch of the user's tokens, when it began: it ends with them
 */
public record Session(
    Uid uid,
    long id,
    Kind kind,
    Origin origin,
    Instant createdAt,
    Instant lastSeenAt,
    Instant endsAt,
    long epoch) {

  /** How a session goes on. */
  public enum Kind {
    /** With one token, and ends with it. */
    USUAL,
    /** A fresh token is given out as long as somebody comes back in time. */
    REMEMBERED,
    /** With short tokens, which a refresh secret fetches. */
    REFRESHED;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    static Kind of(String word) {
      return valueOf(word.toUpperCase(java.util.Locale.ROOT));
    }
  }

  boolean runs(Instant now) {
    return now.isBefore(endsAt);
  }
}
