package dev.kronus.story.storm;

/** A rotation of the signing keys. */
final class Turn {
  /** The key that signs from then on. */
  final String kid;

  /** Since when it may have been made current. */
  final long since;

  /** When that was confirmed; the end of time when it never was. */
  long done = Long.MAX_VALUE;

  Turn(String kid, long since) {
    this.kid = kid;
    this.since = since;
  }
}
