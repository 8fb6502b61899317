package dev.kronus.platform.aws;

import dev.kronus.platform.Condition;
import dev.kronus.platform.Query;
import dev.kronus.platform.Write;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * DynamoDB's expressions for one request. Every name and value stands behind a placeholder, since
 * any of our words may be one that DynamoDB reserves.
 */
final class Expression {
  private final Map<String, String> placeholders = new LinkedHashMap<>();
  private final Map<String, AttributeValue> values = new LinkedHashMap<>();

  /** What each {@code #n} stands for; null, as the SDK wants it, when there is none. */
  Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    placeholders.forEach((name, placeholder) -> names.put(placeholder, name));
    return names.isEmpty() ? null : names;
  }

  /** What each {@code :v} stands for; null, as the SDK wants it, when there is none. */
  Map<String, AttributeValue> values() {
    return values.isEmpty() ? null : values;
  }

  /** Null when nothing need hold. */
  String condition(Condition condition) {
    return condition.equals(Condition.ANY) ? null : holds(condition);
  }

  String update(Write.Update update) {
    List<String> set = new ArrayList<>();
    update.set().forEach((name, value) -> set.add(name(name) + " = " + value(value)));
    update.append().forEach((name, more) -> set.add(lengthened(name, more)));
    List<String> add = new ArrayList<>();
    update.add().forEach((name, amount) -> add.add(name(name) + " " + value(amount)));
    List<String> remove = update.remove().stream().map(this::name).toList();
    return (clause("SET", set) + clause("ADD", add) + clause("REMOVE", remove)).strip();
  }

  /** The partition and, where they were named, the bounds; DynamoDB refuses an empty one. */
  String walk(Query query) {
    String partition = name(query.index().pk()) + " = " + value(query.pk());
    if (query.fromStart() && query.toEnd()) {
      return partition;
    }
    String sort = name(query.index().sk());
    if (query.toEnd()) {
      return partition + " AND " + sort + " >= " + value(query.from());
    }
    if (query.fromStart()) {
      return partition + " AND " + sort + " <= " + value(query.to());
    }
    String bounds = value(query.from()) + " AND " + value(query.to());
    return partition + " AND " + sort + " BETWEEN " + bounds;
  }

  private String holds(Condition condition) {
    return switch (condition) {
      case Condition.Exists _ -> "attribute_exists(" + name("pk") + ")";
      case Condition.Has(String name) -> "attribute_exists(" + name(name) + ")";
      case Condition.Equals(String name, Object value) -> name(name) + " = " + value(value);
      case Condition.AtMost(String name, Object value) -> name(name) + " <= " + value(value);
      case Condition.AtLeast(String name, Object value) -> name(name) + " >= " + value(value);
      case Condition.Not(Condition inner) -> "(NOT " + holds(inner) + ")";
      case Condition.All all when all.conditions().isEmpty() ->
          holds(Condition.either(Condition.EXISTS, Condition.ABSENT));
      case Condition.All all -> joined(all.conditions(), " AND ");
      case Condition.Either any when any.conditions().isEmpty() ->
          holds(Condition.all(Condition.EXISTS, Condition.ABSENT));
      case Condition.Either any -> joined(any.conditions(), " OR ");
    };
  }

  private String joined(List<Condition> conditions, String word) {
    if (conditions.size() == 1) {
      // DynamoDB refuses parentheses around parentheses.
      return holds(conditions.getFirst());
    }
    return conditions.stream().map(this::holds).collect(Collectors.joining(word, "(", ")"));
  }

  private String lengthened(String name, List<Object> more) {
    String list = name(name);
    String old = "if_not_exists(" + list + ", " + value(List.of()) + ")";
    return list + " = list_append(" + old + ", " + value(more) + ")";
  }

  private static String clause(String word, List<String> parts) {
    return parts.isEmpty() ? "" : word + " " + String.join(", ", parts) + " ";
  }

  private String name(String name) {
    return placeholders.computeIfAbsent(name, ignored -> "#n" + placeholders.size());
  }

  private String value(Object value) {
    String placeholder = ":v" + values.size();
    values.put(placeholder, Attributes.value(value));
    return placeholder;
  }
}
