package dev.kronus.local.template;

import dev.kronus.local.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Works out CloudFormation's functions for this one stack, on this one machine. */
final class Intrinsics {
  /** What {@code AWS::NoValue} becomes on its way out of maps and lists. */
  private enum No {
    VALUE
  }

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]+)}");
  private final Map<String, Object> template;
  private final Map<String, Object> parameters;
  private final String stack;
  private final Names names;

  Intrinsics(Map<String, Object> template, Map<String, Object> parameters, String stack) {
    this.template = template;
    this.parameters = parameters;
    this.stack = stack;
    this.names = new Names(stack, section("Resources"), this::resolve);
  }

  Names names() {
    return names;
  }

  Map<String, Object> section(String name) {
    return template.get(name) instanceof Map<?, ?> map ? Json.named(map) : Map.of();
  }

  Object resolve(Object value) {
    return switch (value) {
      case Map<?, ?> map when map.size() == 1 -> single(map);
      case Map<?, ?> map -> plain(map);
      case List<?> list ->
          list.stream()
              .map(this::resolve)
              .filter(item -> item != No.VALUE)
              .collect(Collectors.toCollection(ArrayList::new));
      case null -> No.VALUE;
      default -> value;
    };
  }

  String text(Object value) {
    return String.valueOf(resolve(value));
  }

  boolean condition(String name) {
    Object written = section("Conditions").get(name);
    if (written == null) {
      throw new IllegalArgumentException("the template has no condition " + name);
    }
    return truth(written);
  }

  private Object single(Map<?, ?> map) {
    String name = String.valueOf(map.keySet().iterator().next());
    Object value = map.values().iterator().next();
    return switch (name) {
      case "Ref" -> reference(String.valueOf(value));
      case "Fn::GetAtt" -> attribute(value);
      case "Fn::Sub" -> substitute(value);
      case "Fn::Join" -> join(list(value));
      case "Fn::If" -> resolve(list(value).get(condition(text(list(value).get(0))) ? 1 : 2));
      case "Fn::Select" ->
          resolve(list(list(value).get(1)).get(Integer.parseInt(text(list(value).get(0)))));
      case "Fn::Split" ->
          List.of(text(list(value).get(1)).split(Pattern.quote(text(list(value).get(0))), -1));
      case "Fn::FindInMap" -> find(list(value));
      case "Fn::Equals", "Fn::Not", "Fn::And", "Fn::Or" -> truth(map);
      case "Fn::ToJsonString" -> Json.write(resolve(value));
      case "Fn::GetAZs" -> List.of(Names.REGION + "a", Names.REGION + "b");
      default -> plain(map);
    };
  }

  private Object plain(Map<?, ?> map) {
    Map<String, Object> resolved = new LinkedHashMap<>();
    map.forEach(
        (name, value) -> {
          Object worked = resolve(value);
          if (worked != No.VALUE) {
            resolved.put(String.valueOf(name), worked);
          }
        });
    return resolved;
  }

  private boolean truth(Object value) {
    if (value instanceof Map<?, ?> map && map.size() == 1) {
      Object inner = map.values().iterator().next();
      return switch (String.valueOf(map.keySet().iterator().next())) {
        case "Condition" -> condition(text(inner));
        case "Fn::Equals" -> text(list(inner).get(0)).equals(text(list(inner).get(1)));
        case "Fn::Not" -> !truth(list(inner).get(0));
        case "Fn::And" -> list(inner).stream().allMatch(this::truth);
        case "Fn::Or" -> list(inner).stream().anyMatch(this::truth);
        default -> Boolean.parseBoolean(text(value));
      };
    }
    return Boolean.parseBoolean(text(value));
  }

  private Object reference(String name) {
    return switch (name) {
      case "AWS::StackName" -> stack;
      case "AWS::Region" -> Names.REGION;
      case "AWS::AccountId" -> Names.ACCOUNT;
      case "AWS::Partition" -> "aws";
      case "AWS::URLSuffix" -> "amazonaws.com";
      case "AWS::StackId" -> Names.arn("cloudformation", "stack/" + stack + "/local");
      case "AWS::NoValue" -> No.VALUE;
      default -> named(name);
    };
  }

  private Object named(String name) {
    if (parameters.containsKey(name)) {
      return parameters.get(name);
    }
    if (section("Resources").containsKey(name)) {
      return names.ref(name);
    }
    int dot = name.indexOf('.');
    if (dot > 0 && section("Resources").containsKey(name.substring(0, dot))) {
      return names.generated(name.substring(0, dot), name.substring(dot + 1));
    }
    throw new IllegalArgumentException("the template refers to " + name + ", which it has not");
  }

  private Object attribute(Object value) {
    List<?> path = value instanceof String text ? List.of(text.split("\\.", 2)) : list(value);
    String id = text(path.get(0));
    if (!section("Resources").containsKey(id)) {
      throw new IllegalArgumentException("the template refers to " + id + ", which it has not");
    }
    return names.attribute(id, text(path.get(1)));
  }

  private String substitute(Object value) {
    boolean listed = value instanceof List;
    String text = String.valueOf(listed ? list(value).get(0) : value);
    Map<String, Object> own = listed ? Json.named(list(value).get(1)) : Map.of();
    return VARIABLE
        .matcher(text)
        .replaceAll(
            found -> Matcher.quoteReplacement(variable(found.group(1), found.group(2), own)));
  }

  private String variable(String literal, String name, Map<String, Object> own) {
    if (!literal.isEmpty()) {
      return "${" + name + "}";
    }
    if (own.containsKey(name)) {
      return text(own.get(name));
    }
    boolean attribute =
        name.contains(".") && !name.startsWith("AWS::") && !parameters.containsKey(name);
    return String.valueOf(attribute ? dotted(name) : reference(name.strip()));
  }

  private Object dotted(String name) {
    String part = name.substring(name.indexOf('.') + 1);
    boolean generated = part.equals("Alias") || part.equals("Version") || part.equals("Stage");
    return generated ? named(name) : attribute(name);
  }

  private String join(List<?> arguments) {
    return list(resolve(arguments.get(1))).stream()
        .map(String::valueOf)
        .collect(Collectors.joining(text(arguments.get(0))));
  }

  private Object find(List<?> path) {
    Object map = section("Mappings").get(text(path.get(0)));
    Object row = Json.named(map).get(text(path.get(1)));
    return Json.named(row).get(text(path.get(2)));
  }

  private List<?> list(Object value) {
    Object known = value instanceof Map ? resolve(value) : value;
    return known instanceof List<?> list ? list : List.of(known);
  }
}
