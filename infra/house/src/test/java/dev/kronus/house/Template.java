package dev.kronus.house;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** {@code template.yaml}, as it is written. */
record Template(Map<String, Object> yaml) {
  /** A method and a path that a function serves. */
  record Door(String function, String method, String path, boolean open) {
    String route() {
      return method + " " + path;
    }
  }

  static Template read() {
    return new Template(Yaml.read(House.ROOT.resolve("template.yaml")));
  }

  Map<String, Object> resources() {
    return Yaml.map(yaml, "Resources");
  }

  Map<String, Object> properties(String id) {
    return Yaml.map(Yaml.map(resources(), id), "Properties");
  }

  String type(String id) {
    return Yaml.text(Yaml.map(resources(), id), "Type").orElse("");
  }

  List<String> ofType(String type) {
    return resources().keySet().stream().filter(id -> type(id).equals(type)).toList();
  }

  /** Logical ids of the functions, in the template's order. */
  List<String> functions() {
    return ofType("AWS::Serverless::Function");
  }

  String handler(String function) {
    return Yaml.text(properties(function), "Handler").orElse("");
  }

  /** By its handler: dev.kronus.AREA.routes.Id. */
  String area(String function) {
    String[] parts = handler(function).split("\\.");
    return parts.length > 2 ? parts[2] : "";
  }

  Optional<String> alias(String function) {
    return Yaml.text(properties(function), "AutoPublishAlias");
  }

  Set<String> snapStarted() {
    Set<String> found = new TreeSet<>();
    functions().stream().filter(id -> properties(id).containsKey("SnapStart")).forEach(found::add);
    return found;
  }

  Map<String, Object> globals() {
    return Yaml.map(Yaml.map(yaml, "Globals"), "Function");
  }

  Map<String, Object> environment() {
    return Yaml.map(Yaml.map(globals(), "Environment"), "Variables");
  }

  /** A function's events by name. */
  Map<String, Map<String, Object>> events(String function) {
    Map<String, Map<String, Object>> found = new LinkedHashMap<>();
    Yaml.map(properties(function), "Events").forEach((name, e) -> found.put(name, Yaml.map(e)));
    return found;
  }

  List<Door> doors() {
    List<Door> found = new ArrayList<>();
    for (String function : functions()) {
      for (Map<String, Object> event : events(function).values()) {
        if ("Api".equals(event.get("Type"))) {
          found.add(door(function, Yaml.map(event, "Properties")));
        }
      }
    }
    return found;
  }

  private static Door door(String function, Map<String, Object> api) {
    return new Door(
        function,
        Yaml.text(api, "Method").orElse("").toUpperCase(Locale.ROOT),
        Yaml.text(api, "Path").orElse(""),
        "NONE".equals(Yaml.map(api, "Auth").get("Authorizer")));
  }
}
