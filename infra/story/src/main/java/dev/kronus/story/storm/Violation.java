package dev.kronus.story.storm;

/** A promise that was broken. */
record Violation(String promise, long at, String who, String what) {
  @Override
  public String toString() {
    return "%s broken at %s for %s: %s"
        .formatted(promise, java.time.Instant.ofEpochMilli(at), who, what);
  }
}
