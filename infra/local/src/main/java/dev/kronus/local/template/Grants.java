package dev.kronus.local.template;

import dev.kronus.local.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What policy statements allow: actions on resources, with their stars. */
public record Grants(List<Grant> grants) {
  public static final Grants NONE = new Grants(List.of());

  /** One action on one resource, both as written. */
  public record Grant(String action, String resource) {}

  public boolean allow(String action, String resource) {
    return grants.stream()
        .anyMatch(grant -> like(grant.action(), action) && like(grant.resource(), resource));
  }

  /** Reads inline policies, of a role or of a function; SAM's own policy templates included. */
  static Grants of(Object policies) {
    List<Grant> found = new ArrayList<>();
    for (Object policy : list(policies)) {
      if (policy instanceof Map<?, ?> map) {
        Object document = map.containsKey("PolicyDocument") ? map.get("PolicyDocument") : map;
        list(Json.named(document).get("Statement"))
            .forEach(s -> found.addAll(grants(Json.named(s))));
        if (map.get("LambdaInvokePolicy") instanceof Map<?, ?> invoke) {
          String function = "function:" + invoke.get("FunctionName");
          found.add(new Grant("lambda:InvokeFunction", Names.arn("lambda", function)));
        }
      }
    }
    return new Grants(found);
  }

  static Grants all(List<Grants> many) {
    return new Grants(many.stream().flatMap(grants -> grants.grants().stream()).toList());
  }

  /** A pattern of policies, where a star stands for anything. */
  public static boolean like(String pattern, String text) {
    String regex =
        Pattern.compile("\\*")
            .splitAsStream(pattern + " ")
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return Pattern.matches(regex, text + " ");
  }

  private static List<Grant> grants(Map<String, Object> statement) {
    List<Grant> found = new ArrayList<>();
    if ("Allow".equals(statement.get("Effect"))) {
      for (Object action : list(statement.get("Action"))) {
        for (Object resource : list(statement.get("Resource"))) {
          found.add(new Grant(String.valueOf(action), String.valueOf(resource)));
        }
      }
    }
    return found;
  }

  private static List<?> list(Object value) {
    return switch (value) {
      case null -> List.of();
      case List<?> list -> list;
      default -> List.of(value);
    };
  }
}
