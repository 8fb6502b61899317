package dev.kronus.house.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/** Values that a documented field takes, and such as it does not. */
record Limits(JsonNode schema) {
  /** At the limits, where there is nothing but limits. */
  List<JsonNode> good() {
    List<JsonNode> good = new ArrayList<>();
    if (is("integer")) {
      bounds("minimum", 0, good);
      bounds("maximum", 0, good);
    }
    boolean free = !schema.has("pattern") && !schema.has("format") && !schema.has("enum");
    if (is("string") && free && schema.has("minLength")) {
      lengths("minLength", 0, good);
      lengths("maxLength", 0, good);
    }
    if (is("boolean")) {
      good.addAll(List.of(BooleanNode.TRUE, BooleanNode.FALSE));
    }
    if (is("null")) {
      good.add(NullNode.instance);
    }
    return good;
  }

  /** Beyond the limits, and of other types. */
  List<JsonNode> bad() {
    List<JsonNode> bad = new ArrayList<>();
    bounds("minimum", -1, bad);
    bounds("maximum", 1, bad);
    lengths("minLength", -1, bad);
    lengths("maxLength", 1, bad);
    if (schema.has("enum") || schema.has("pattern")) {
      bad.add(StringNode.valueOf("~"));
    }
    if (!is("null")) {
      bad.add(NullNode.instance);
    }
    if (!types().isEmpty()) {
      others(bad);
    }
    return bad;
  }

  private void others(List<JsonNode> bad) {
    if (!is("string")) {
      bad.add(StringNode.valueOf("true"));
      bad.add(StringNode.valueOf("1"));
    }
    if (!is("integer")) {
      bad.add(LongNode.valueOf(1));
    }
    if (!is("number")) {
      bad.add(DoubleNode.valueOf(1.5));
    }
    if (!is("boolean")) {
      bad.add(BooleanNode.TRUE);
    }
    if (!is("array")) {
      bad.add(JsonNodeFactory.instance.arrayNode().add(1));
    }
    if (!is("object")) {
      bad.add(JsonNodeFactory.instance.objectNode().put("a", 1));
    }
  }

  private void bounds(String word, long by, List<JsonNode> values) {
    if (schema.has(word)) {
      values.add(LongNode.valueOf(schema.get(word).asLong() + by));
    }
  }

  private void lengths(String word, int by, List<JsonNode> values) {
    int length = schema.path(word).asInt(0) + by;
    if (schema.has(word) && length >= 0) {
      values.add(StringNode.valueOf("x".repeat(length)));
    }
  }

  private boolean is(String type) {
    return types().contains(type);
  }

  private Set<String> types() {
    JsonNode type = schema.path("type");
    Set<String> types = new TreeSet<>();
    if (type.isString()) {
      types.add(type.asString());
    }
    type.valueStream().forEach(one -> types.add(one.asString()));
    return types;
  }
}
