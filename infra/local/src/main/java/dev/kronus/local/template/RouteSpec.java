package dev.kronus.local.template;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One route of the API.
 *
 * @param path such as {@code /users/{uid}}
 * @param function the logical id of whoever answers
 * @param open nobody asks the authorizer first
 */
public record RouteSpec(String method, String path, String function, boolean open) {
  /** The variables of the path, when {@code segments} (escapes undone) lie on it. */
  public Optional<Map<String, String>> match(List<String> segments) {
    List<String> mine = Arrays.asList(path.substring(1).split("/", -1));
    Map<String, String> found = new LinkedHashMap<>();
    for (int i = 0; i < mine.size(); i++) {
      String part = mine.get(i);
      if (part.endsWith("+}") && i < segments.size()) {
        found.put(
            part.substring(1, part.length() - 2),
            String.join("/", segments.subList(i, segments.size())));
        return Optional.of(found);
      }
      if (i >= segments.size() || !fits(part, segments.get(i), found)) {
        return Optional.empty();
      }
    }
    return mine.size() == segments.size() ? Optional.of(found) : Optional.empty();
  }

  /** Sorts literal paths before those with a variable in the same place. */
  public String order() {
    return path.replace("{", "\uFFFE").replace("+}", "\uFFFF");
  }

  private static boolean fits(String part, String segment, Map<String, String> found) {
    if (!part.startsWith("{")) {
      return part.equals(segment);
    }
    found.put(part.substring(1, part.length() - 1), segment);
    return !segment.isEmpty();
  }
}
