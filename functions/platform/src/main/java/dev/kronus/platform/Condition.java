package dev.kronus.platform;

import java.util.List;

/** What must be true of an item, as it stands, for a write to happen. */
public sealed interface Condition {
  /** Nothing need hold. */
  Condition ANY = new All(List.of());

  /** The item is there. */
  Condition EXISTS = new Exists();

  /** There is no such item. */
  Condition ABSENT = new Not(EXISTS);

  /** The item is there. */
  record Exists() implements Condition {}

  /** The attribute is there. */
  record Has(String name) implements Condition {}

  /** The attribute is there and equals {@code value}. */
  record Equals(String name, Object value) implements Condition {}

  /** The attribute is there, of the same type, and not after {@code value}. */
  record AtMost(String name, Object value) implements Condition {}

  /** The attribute is there, of the same type, and not before {@code value}. */
  record AtLeast(String name, Object value) implements Condition {}

  record Not(Condition condition) implements Condition {}

  record All(List<Condition> conditions) implements Condition {
    public All {
      conditions = List.copyOf(conditions);
    }
  }

  record Either(List<Condition> conditions) implements Condition {
    public Either {
      conditions = List.copyOf(conditions);
    }
  }

  static Condition has(String name) {
    return new Has(name);
  }

  static Condition missing(String name) {
    return new Not(new Has(name));
  }

  static Condition equal(String name, Object value) {
    return new Equals(name, Item.stored(value));
  }

  static Condition atMost(String name, Object value) {
    return new AtMost(name, Item.stored(value));
  }

  static Condition atLeast(String name, Object value) {
    return new AtLeast(name, Item.stored(value));
  }

  static Condition all(Condition... conditions) {
    return new All(List.of(conditions));
  }

  static Condition either(Condition... conditions) {
    return new Either(List.of(conditions));
  }

  static Condition not(Condition condition) {
    return new Not(condition);
  }
}
