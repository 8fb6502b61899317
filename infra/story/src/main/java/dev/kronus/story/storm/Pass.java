package dev.kronus.story.storm;

import java.time.Instant;

/**
 * A token, as whoever carries it knows it.
 *
 * @param account which of their accounts it is for: the first, or one after they came back
 * @param until when it runs out by itself
 * @param kid the name of the key that signed it
 */
record Pass(Member who, int account, long at, long until, String kid, String text) {

  /**
   * A time that somebody showed it.
   *
   * @param since when they came, which is before they were answered
   * @param where whom it was shown to
   */
  record Shown(long since, long at, Pass pass, Where where, boolean good) {
    String line() {
      return "%s shows a token of %s%s: %s"
          .formatted(
              pass.who(),
              Instant.ofEpochMilli(pass.at()),
              where == Where.KRONUS ? "" : " elsewhere",
              good ? "good" : "refused");
    }
  }

  /** Who looks at tokens. */
  enum Where {
    /** The gateway's authorizer. */
    KRONUS,
    /** Another service, which knows nothing but the published keys. */
    ELSEWHERE
  }

  /** Its text is a secret. */
  @Override
  public String toString() {
    return who + "'s pass";
  }
}
