package dev.kronus.accounts;

import dev.kronus.kernel.Fields;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * One operator on one field. As with MongoDB, what a key does not have equals nothing and is
 * neither more nor less than anything.
 */
final class KeyOperator {
  private static final int MOST_VALUES = 50;

  private KeyOperator() {}

  /** Faults go to {@code fields}; the test then is one that is never made. */
  static Predicate<ApiKey> of(KeyField field, String operator, Object sent, Fields fields) {
    String place = field.word() + "." + operator;
    return switch (operator) {
      case "$eq" -> equal(field, place, sent, fields);
      case "$ne" -> equal(field, place, sent, fields).negate();
      case "$gt" -> ordered(field, place, sent, fields, sign -> sign > 0);
      case "$gte" -> ordered(field, place, sent, fields, sign -> sign >= 0);
      case "$lt" -> ordered(field, place, sent, fields, sign -> sign < 0);
      case "$lte" -> ordered(field, place, sent, fields, sign -> sign <= 0);
      case "$in" -> among(field, place, sent, fields);
      case "$nin" -> among(field, place, sent, fields).negate();
      case "$exists" -> there(field, place, sent, fields);
      default -> {
        fields.foreignFault(operator, "is not an operator on " + field.word());
        yield key -> true;
      }
    };
  }

  /**
   * What is not written as an operator is compared so too.
   *
   * @param place what to call it in a fault
   */
  static Predicate<ApiKey> equal(KeyField field, String place, Object sent, Fields fields) {
    Optional<Comparable<?>> value = value(field, place, sent, fields);
    return key -> value.isPresent() && field.of(key).equals(value);
  }

  @SuppressWarnings("unchecked")
  private static Predicate<ApiKey> ordered(
      KeyField field, String place, Object sent, Fields fields, IntPredicate holds) {
    if (!field.hasOrder()) {
      fields.fault(place, "compares what has no order");
      return key -> true;
    }
    Optional<Comparable<?>> value = value(field, place, sent, fields);
    return key ->
        value.isPresent()
            && field
                .of(key)
                .map(own -> ((Comparable<Object>) own).compareTo(value.get()))
                .filter(holds::test)
                .isPresent();
  }

  private static Predicate<ApiKey> among(KeyField field, String place, Object sent, Fields fields) {
    Set<Comparable<?>> values = new HashSet<>();
    if (sent instanceof List<?> list && !list.isEmpty() && list.size() <= MOST_VALUES) {
      list.forEach(one -> field.value(one).ifPresent(values::add));
      if (!list.stream().allMatch(one -> field.value(one).isPresent())) {
        fields.fault(place, "must hold nothing but " + field.rule());
      }
    } else {
      fields.fault(place, "must be a list of 1 to " + MOST_VALUES);
    }
    return key -> field.of(key).filter(values::contains).isPresent();
  }

  private static Predicate<ApiKey> there(KeyField field, String place, Object sent, Fields fields) {
    if (!(sent instanceof Boolean)) {
      fields.fault(place, "must be true or false");
    }
    return key -> Boolean.valueOf(field.of(key).isPresent()).equals(sent);
  }

  private static Optional<Comparable<?>> value(
      KeyField field, String place, Object sent, Fields fields) {
    Optional<Comparable<?>> value = field.value(sent);
    if (value.isEmpty()) {
      fields.fault(place, "must be " + field.rule());
    }
    return value;
  }
}
