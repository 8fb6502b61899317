package dev.kronus.story.storm;

/** What a seam throws when a call went wrong, or may have. */
final class Broken extends RuntimeException {
  private static final long serialVersionUID = 1;

  Broken(Fault fault) {
    super(fault.word(), null, false, false);
  }
}
