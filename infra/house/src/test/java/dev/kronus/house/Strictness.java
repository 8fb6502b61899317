package dev.kronus.house;

import dev.kronus.doubles.Contract;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tries whether a schema lets a field pass that it does not know. */
final class Strictness {
  private Strictness() {}

  /** The objects of {@code example}, by their pointers, in which any field may stand. */
  static Set<String> lax(Contract contract, String schema, JsonNode example) {
    Set<String> lax = new TreeSet<>();
    for (String place : objects("", example)) {
      JsonNode whole = example.deepCopy();
      ((ObjectNode) whole.at(place)).putObject("undocumented");
      if (contract.faults(schema, whole).isEmpty()) {
        lax.add(place.isEmpty() ? "/" : place);
      }
    }
    return lax;
  }

  private static Set<String> objects(String pointer, JsonNode node) {
    Set<String> found = new TreeSet<>(node.isObject() ? List.of(pointer) : List.of());
    node.properties()
        .forEach(field -> found.addAll(objects(pointer + "/" + field.getKey(), field.getValue())));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      found.addAll(objects(pointer + "/" + i, node.get(i)));
    }
    return found;
  }
}
