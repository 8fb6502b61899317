package dev.kronus.local.template;

import dev.kronus.local.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What SAM makes of the template's functions: globals merged in, events spelled out. */
final class Sam {
  private final Template template;
  private final Map<String, Object> globals;

  /** {@code globals} worked out already. */
  Sam(Template template, Map<String, Object> globals) {
    this.template = template;
    this.globals = globals;
  }

  /** A resource's properties with the globals of its kind under them, as SAM merges them. */
  Map<String, Object> merged(String kind, String id) {
    Object shared = globals.get(kind);
    return shared instanceof Map<?, ?> map
        ? merge(Json.named(map), template.properties(id))
        : template.properties(id);
  }

  List<FunctionSpec> functions() {
    return ids().stream().map(this::function).toList();
  }

  List<TimerSpec> timers() {
    List<TimerSpec> timers = new ArrayList<>();
    for (String id : ids()) {
      events(id)
          .forEach(
              (name, event) -> {
                String type = String.valueOf(event.get("Type"));
                if (type.equals("ScheduleV2") || type.equals("Schedule")) {
                  timers.add(timer(id, name, Json.named(event.get("Properties"))));
                }
              });
    }
    return timers;
  }

  /** The events of a function by name. */
  Map<String, Map<String, Object>> events(String id) {
    Map<String, Map<String, Object>> events = new LinkedHashMap<>();
    if (template.properties(id).get("Events") instanceof Map<?, ?> map) {
      map.forEach((name, event) -> events.put(String.valueOf(name), Json.named(event)));
    }
    return events;
  }

  List<String> ids() {
    return template.ids("AWS::Serverless::Function");
  }

  Grants grants() {
    return Grants.all(
        ids().stream()
            .flatMap(
                id ->
                    java.util.stream.Stream.of(
                        Grants.of(merged("Function", id).get("Policies")),
                        template.grants(
                            String.valueOf(merged("Function", id).getOrDefault("Role", "")))))
            .toList());
  }

  private FunctionSpec function(String id) {
    Map<String, Object> properties = merged("Function", id);
    Map<String, String> environment = new LinkedHashMap<>();
    if (properties.get("Environment") instanceof Map<?, ?> map
        && map.get("Variables") instanceof Map<?, ?> variables) {
      variables.forEach((k, v) -> environment.put(String.valueOf(k), String.valueOf(v)));
    }
    String handler = String.valueOf(properties.get("Handler"));
    return new FunctionSpec(
        id,
        template.name(id),
        template.arn(id),
        handler.contains("::") ? handler.substring(0, handler.indexOf("::")) : handler,
        environment,
        Duration.ofSeconds(Long.parseLong(String.valueOf(properties.getOrDefault("Timeout", 3)))),
        Integer.parseInt(String.valueOf(properties.getOrDefault("MemorySize", 128))),
        properties.containsKey("AutoPublishAlias"));
  }

  private static TimerSpec timer(String id, String name, Map<String, Object> properties) {
    Object expression = properties.getOrDefault("ScheduleExpression", properties.get("Schedule"));
    return new TimerSpec(
        id + "-" + name,
        id,
        String.valueOf(expression),
        String.valueOf(properties.getOrDefault("ScheduleExpressionTimezone", "UTC")),
        String.valueOf(properties.getOrDefault("Input", "{}")));
  }

  private static Map<String, Object> merge(Map<String, Object> under, Map<String, Object> over) {
    Map<String, Object> merged = new LinkedHashMap<>(under);
    over.forEach(
        (name, value) -> {
          Object below = under.get(name);
          if (below instanceof Map<?, ?> map && value instanceof Map<?, ?> mine) {
            merged.put(name, merge(Json.named(map), Json.named(mine)));
          } else if (below instanceof List<?> list && value instanceof List<?> mine) {
            List<Object> both = new ArrayList<>(list);
            both.addAll(mine);
            merged.put(name, both);
          } else {
            merged.put(name, value);
          }
        });
    return merged;
  }
}
