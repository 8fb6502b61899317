package dev.kronus.kernel;

/** A user's id: a whole number from 1, from one sequence. */
public record Uid(long value) implements Comparable<Uid> {
  /** Whom there will never be; an id like any other, so that it goes wherever one goes. */
  public static final Uid NOBODY = new Uid(Ids.LARGEST);

  public Uid {
    if (value < 1) {
      throw new IllegalArgumentException("an id is a whole number from 1");
    }
  }

  /**
   * Reads a path segment; anything that is no id names nothing, and so is {@link Refusal.Missing}.
   */
  public static Uid parse(String text) {
    return new Uid(Ids.parse(text));
  }

  @Override
  public int compareTo(Uid other) {
    return Long.compare(value, other.value);
  }

  /** By hand, as the next: a record's own are linked anew in every cold start that asks. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Uid uid && uid.value == value;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
