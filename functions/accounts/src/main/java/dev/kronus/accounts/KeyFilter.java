package dev.kronus.accounts;

import dev.kronus.kernel.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which keys are looked for, in the words of MongoDB's queries: conditions on listed fields, joined
 * by {@code $and}, {@code $or} and {@code $not}. A fixed number of operators compares values that
 * were read already; nothing a caller sends becomes code, an expression of the table's or the name
 * of anything. Whatever is not known is refused by its name.
 */
final class KeyFilter {
  private static final int DEEPEST = 5;
  private static final int MOST_CONDITIONS = 50;

  private final Fields fields;
  private int conditions;

  private KeyFilter(Fields fields) {
    this.fields = fields;
  }

  /** Of everything in a request that nobody has read yet; an empty one lets every key through. */
  static Predicate<ApiKey> from(Fields fields) {
    return new KeyFilter(fields).all(fields.others(), 1);
  }

  private Predicate<ApiKey> all(Map<?, ?> query, int depth) {
    List<Predicate<ApiKey>> parts = new ArrayList<>();
    query.forEach((name, value) -> parts.add(part(name.toString(), value, depth)));
    return key -> parts.stream().allMatch(part -> part.test(key));
  }

  private Predicate<ApiKey> part(String name, Object value, int depth) {
    if (!counted() || !isShallow(name, depth)) {
      return key -> true;
    }
    if (name.equals("$and") || name.equals("$or")) {
      return joined(name, value, depth);
    }
    Optional<KeyField> field = KeyField.named(name);
    if (field.isEmpty()) {
      fields.foreignFault(
          name, name.startsWith("$") ? "is not an operator here" : "is not a field of an API key");
      return key -> true;
    }
    return value instanceof Map<?, ?> operators
        ? operated(field.get(), operators, depth)
        : KeyOperator.equal(field.get(), field.get().word(), value, fields);
  }

  private Predicate<ApiKey> joined(String name, Object value, int depth) {
    if (!(value instanceof List<?> list)
        || list.isEmpty()
        || !list.stream().allMatch(Map.class::isInstance)) {
      fields.fault(name, "must be a list of queries");
      return key -> true;
    }
    List<Predicate<ApiKey>> parts =
        list.stream().map(part -> joined((Map<?, ?>) part, depth + 1)).toList();
    return name.equals("$and")
        ? key -> parts.stream().allMatch(part -> part.test(key))
        : key -> parts.stream().anyMatch(part -> part.test(key));
  }

  /** One of several; an empty one is a condition as well. */
  private Predicate<ApiKey> joined(Map<?, ?> query, int depth) {
    return query.isEmpty() && !counted() ? key -> true : all(query, depth);
  }

  /** All the operators on one field must let the key through. */
  private Predicate<ApiKey> operated(KeyField field, Map<?, ?> operators, int depth) {
    if (operators.isEmpty()) {
      fields.fault(field.word(), "must be compared by an operator");
    }
    List<Predicate<ApiKey>> parts = new ArrayList<>();
    operators.forEach((name, value) -> parts.add(operator(field, name.toString(), value, depth)));
    return key -> parts.stream().allMatch(part -> part.test(key));
  }

  private Predicate<ApiKey> operator(KeyField field, String name, Object value, int depth) {
    if (!counted() || !isShallow(name, depth + 1)) {
      return key -> true;
    }
    if (!name.equals("$not")) {
      return KeyOperator.of(field, name, value, fields);
    }
    if (value instanceof Map<?, ?> inner) {
      return operated(field, inner, depth + 1).negate();
    }
    fields.fault(field.word() + ".$not", "must hold operators");
    return key -> true;
  }

  /** False from the first condition too many, which is the one that is named. */
  private boolean counted() {
    conditions++;
    if (conditions == MOST_CONDITIONS + 1) {
      fields.fault("The query", "must have at most " + MOST_CONDITIONS + " conditions");
    }
    return conditions <= MOST_CONDITIONS;
  }

  private boolean isShallow(String name, int depth) {
    if (depth > DEEPEST) {
      fields.foreignFault(name, "is more than " + DEEPEST + " levels deep");
    }
    return depth <= DEEPEST;
  }
}
