package dev.kronus.kernel;

/** A probe's id: a whole number from 1, from a sequence of its user's. */
public record ProbeId(long value) implements Comparable<ProbeId> {
  public ProbeId {
    if (value < 1) {
      throw new IllegalArgumentException("an id is a whole number from 1");
    }
  }

  /**
   * Reads a path segment; anything that is no id names nothing, and so is {@link Refusal.Missing}.
   */
  public static ProbeId parse(String text) {
    return new ProbeId(Ids.parse(text));
  }

  @Override
  public int compareTo(ProbeId other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
