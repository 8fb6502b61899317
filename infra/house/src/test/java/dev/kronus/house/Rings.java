package dev.kronus.house;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Who refers to whom among a template's resources, and where that goes round. */
final class Rings {
  private static final Pattern IN_SUB = Pattern.compile("\\$\\{([A-Za-z0-9]+(?:\\.[A-Za-z.]+)?)}");

  private final Map<String, Set<String>> references = new LinkedHashMap<>();
  private final Set<String> done = new HashSet<>();
  private final Set<String> rings = new TreeSet<>();

  private Rings(Map<String, Map<String, Object>> resources) {
    resources.forEach(
        (id, resource) -> {
          Set<String> found = new TreeSet<>();
          collect(resource, found);
          Yaml.list(resource.get("DependsOn")).forEach(other -> found.add(other.toString()));
          found.retainAll(resources.keySet());
          references.put(id, found);
        });
  }

  /** Each ring once, as {@code a -> b -> a}. */
  static Set<String> in(Map<String, Map<String, Object>> resources) {
    Rings rings = new Rings(resources);
    resources.keySet().forEach(id -> rings.walk(id, new LinkedHashSet<>()));
    return rings.rings;
  }

  private void walk(String id, Set<String> path) {
    if (path.contains(id)) {
      List<String> ring = new ArrayList<>(path).subList(List.copyOf(path).indexOf(id), path.size());
      rings.add(String.join(" -> ", ring) + " -> " + id);
      return;
    }
    if (done.contains(id)) {
      return;
    }
    path.add(id);
    references.get(id).forEach(next -> walk(next, path));
    path.remove(id);
    done.add(id);
  }

  private static void collect(Object value, Set<String> found) {
    switch (value) {
      case Map<?, ?> map -> map.forEach((key, inner) -> collect(key.toString(), inner, found));
      case List<?> list -> list.forEach(inner -> collect(inner, found));
      case null, default -> {
        return;
      }
    }
  }

  private static void collect(String key, Object value, Set<String> found) {
    switch (key) {
      case "Ref" -> found.add(resource(value.toString()));
      case "Fn::GetAtt" -> found.add(Yaml.list(value).getFirst().toString());
      case "Fn::Sub" -> {
        String text = Yaml.list(value).getFirst().toString();
        IN_SUB.matcher(text).results().forEach(m -> found.add(m.group(1).split("\\.")[0]));
        collect(value, found);
      }
      default -> collect(value, found);
    }
  }

  /** SAM knows a function's alias as {@code Function.Alias}. */
  private static String resource(String ref) {
    return ref.endsWith(".Alias") ? ref.replace(".Alias", "Aliaslive") : ref;
  }
}
