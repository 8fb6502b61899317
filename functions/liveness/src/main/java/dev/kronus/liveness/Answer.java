package dev.kronus.liveness;

/** What a reply to "are you good?" means. */
public enum Answer {
  /** They are all right. */
  GOOD,
  /** They are not, or they call for help. */
  BAD,
  /** Nobody can tell; never taken for good. */
  UNCLEAR
}
