package dev.kronus.house.attack;

import dev.kronus.local.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Every item of the table at one moment, in DynamoDB's own notation, by its key.
 *
 * @param all without what counts attempts, which a refused request does change
 */
record Items(Map<String, Map<String, Object>> all) {
  private static final List<String> COUNTING =
      List.of("LOGIN#", "LIMIT#", "QUOTA#", "NOBODY#", "COUNT#nobody");

  static Items read(Town town) {
    Map<String, Map<String, Object>> found = new TreeMap<>();
    Map<String, Object> wish = new LinkedHashMap<>();
    wish.put("TableName", "kronus");
    Object next;
    do {
      Map<String, Object> page = town.asked("DynamoDB_20120810.Scan", "dynamodb", wish).json();
      for (Object item : (List<?>) page.get("Items")) {
        Map<String, Object> attributes = Json.named(item);
        String key = text(attributes, "pk") + " " + text(attributes, "sk");
        found.put(key, attributes);
      }
      next = page.get("LastEvaluatedKey");
      wish.put("ExclusiveStartKey", next);
    } while (next != null);
    return new Items(found);
  }

  Items withoutCounting() {
    Map<String, Map<String, Object>> kept = new TreeMap<>(all);
    kept.keySet().removeIf(key -> COUNTING.stream().anyMatch(key::startsWith));
    kept.values().removeIf(item -> text(item, "what").equals("sign_in_failed"));
    return new Items(kept);
  }

  Optional<Map<String, Object>> find(String pk, String sk) {
    return Optional.ofNullable(all.get(pk + " " + sk));
  }

  List<String> keys(String prefix) {
    return all.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
  }

  static String text(Map<String, Object> item, String name) {
    Object typed = item.get(name);
    return typed == null ? "" : String.valueOf(Json.named(typed).values().iterator().next());
  }
}
