package dev.kronus.doubles;

import dev.kronus.platform.Item;
import dev.kronus.platform.Query;
import dev.kronus.platform.Write;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands under a key after a write whose condition held. */
final class Outcome {
  private static final List<Query.Index> INDEXES = List.of(Query.Index.values());

  private Outcome() {}

  /** {@code before} is null when nothing stood there. */
  static Optional<Item> of(Write write, Item before) {
    return switch (write) {
      case Write.Put put -> Optional.of(frozen(put.item()));
      case Write.Delete _ -> Optional.empty();
      case Write.Check _ -> Optional.ofNullable(before);
      case Write.Update update when update.isEmpty() -> Optional.ofNullable(before);
      case Write.Update update -> Optional.of(updated(update, before));
    };
  }

  private static Item updated(Write.Update update, Item before) {
    Item old = before == null ? Item.empty() : before;
    Map<String, Object> values = new LinkedHashMap<>();
    old.values().forEach(values::put);
    values.keySet().removeAll(update.remove());
    update.set().forEach((name, value) -> values.put(name, frozen(value)));
    update
        .add()
        .forEach((name, amount) -> values.put(name, sum(values.getOrDefault(name, 0L), amount)));
    update.append().forEach((name, more) -> values.put(name, joined(values.get(name), more)));
    return checked(Item.of(values));
  }

  private static Object sum(Object before, long amount) {
    if (before instanceof Long number) {
      return Math.addExact(number, amount);
    }
    throw new IllegalArgumentException("only a number can be added to");
  }

  private static List<Object> joined(Object before, List<Object> more) {
    List<Object> all = new ArrayList<>();
    if (before instanceof List<?> list) {
      all.addAll(list);
    } else if (before != null) {
      throw new IllegalArgumentException("only a list can be lengthened");
    }
    more.forEach(entry -> all.add(frozen(entry)));
    return Collections.unmodifiableList(all);
  }

  private static Item frozen(Item item) {
    Map<String, Object> copy = new LinkedHashMap<>();
    item.values().forEach((name, value) -> copy.put(name, frozen(value)));
    return checked(Item.of(copy));
  }

  private static Item checked(Item item) {
    for (Query.Index index : INDEXES) {
      checkIndexed(item.values().get(index.pk()));
      checkIndexed(item.values().get(index.sk()));
    }
    return item;
  }

  private static Object frozen(Object value) {
    return switch (value) {
      case String text -> text;
      case Long number -> number;
      case Boolean flag -> flag;
      case List<?> list -> list.stream().map(Outcome::frozen).toList();
      case Map<?, ?> map -> {
        Map<Object, Object> copy = new LinkedHashMap<>(map);
        copy.replaceAll((name, inner) -> frozen(inner));
        yield Collections.unmodifiableMap(copy);
      }
      default -> throw new IllegalArgumentException("cannot store a " + value.getClass());
    };
  }

  private static void checkIndexed(Object value) {
    if (value != null && !(value instanceof String text && !text.isEmpty())) {
      throw new IllegalArgumentException("an index walks by texts that are not empty");
    }
  }
}
