package dev.kronus.kernel;

/** A contact's id: a whole number from 1, from a sequence of its user's. */
public record ContactId(long value) implements Comparable<ContactId> {
  public ContactId {
    if (value < 1) {
      throw new IllegalArgumentException("an id is a whole number from 1");
    }
  }

  /**
   * Reads a path segment; anything that is no id names nothing, and so is {@link Refusal.Missing}.
   */
  public static ContactId parse(String text) {
    return new ContactId(Ids.parse(text));
  }

  @Override
  public int compareTo(ContactId other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
