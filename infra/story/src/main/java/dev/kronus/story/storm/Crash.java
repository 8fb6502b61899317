package dev.kronus.story.storm;

/** The machine under a function is gone: nothing of the function runs any more. */
final class Crash extends Error {
  private static final long serialVersionUID = 1;

  Crash() {
    super("crash", null, false, false);
  }
}
