package dev.kronus.doubles;

import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import java.util.Optional;
import java.util.OptionalInt;

/** Says whether a condition holds for an item as it stands; null is an item that is not there. */
final class Judge {
  private Judge() {}

  static boolean holds(Condition condition, Item item) {
    return switch (condition) {
      case Condition.Exists _ -> item != null;
      case Condition.Has(String name) -> value(item, name).isPresent();
      case Condition.Equals(String name, Object wanted) ->
          value(item, name).filter(wanted::equals).isPresent();
      case Condition.AtMost(String name, Object bound) -> {
        OptionalInt order = order(item, name, bound);
        yield order.isPresent() && order.getAsInt() <= 0;
      }
      case Condition.AtLeast(String name, Object bound) -> {
        OptionalInt order = order(item, name, bound);
        yield order.isPresent() && order.getAsInt() >= 0;
      }
      case Condition.Not(Condition inner) -> !holds(inner, item);
      case Condition.All all -> all.conditions().stream().allMatch(each -> holds(each, item));
      case Condition.Either any -> any.conditions().stream().anyMatch(each -> holds(each, item));
    };
  }

  private static Optional<Object> value(Item item, String name) {
    return item == null ? Optional.empty() : Optional.ofNullable(item.values().get(name));
  }

  /** How the attribute compares with the bound; empty when it is not there or of another type. */
  private static OptionalInt order(Item item, String name, Object bound) {
    Object value = value(item, name).orElse(null);
    return switch (bound) {
      case String text ->
          value instanceof String mine ? OptionalInt.of(mine.compareTo(text)) : OptionalInt.empty();
      case Long number ->
          value instanceof Long mine ? OptionalInt.of(mine.compareTo(number)) : OptionalInt.empty();
      default -> throw new IllegalArgumentException("no order among values like " + bound);
    };
  }
}
