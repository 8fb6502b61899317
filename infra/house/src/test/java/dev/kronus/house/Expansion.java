package dev.kronus.house;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What SAM makes of the template: the resources that count against CloudFormation's 500, and that
 * can refer to each other in a ring. Only the forms that the template uses are known; another one
 * fails loudly.
 */
final class Expansion {
  private final Template template;
  private final Map<String, Map<String, Object>> resources = new LinkedHashMap<>();

  private Expansion(Template template) {
    this.template = template;
  }

  static Map<String, Map<String, Object>> of(Template template) {
    Expansion expansion = new Expansion(template);
    template.resources().keySet().forEach(expansion::expand);
    return expansion.resources;
  }

  private void expand(String id) {
    switch (template.type(id)) {
      case "AWS::Serverless::Function" -> function(id);
      case "AWS::Serverless::Api" -> api(id);
      case String other when other.startsWith("AWS::Serverless::") ->
          throw new IllegalStateException("teach Expansion what SAM makes of a " + other);
      default -> resources.put(id, Yaml.map(template.resources(), id));
    }
  }

  private void function(String id) {
    Map<String, Object> properties = new LinkedHashMap<>(template.properties(id));
    Object policies = properties.remove("Policies");
    properties.remove("Events");
    put(id + "Role", "AWS::IAM::Role", policies, properties.get("DeadLetterQueue"));
    put(id, "AWS::Lambda::Function", properties, template.globals(), ref(id + "Role"));
    template
        .alias(id)
        .ifPresent(
            alias -> {
              put(id + "Version", "AWS::Lambda::Version", ref(id));
              put(id + "Alias" + alias, "AWS::Lambda::Alias", ref(id), ref(id + "Version"));
            });
    template.events(id).forEach((name, event) -> event(id, name, event));
  }

  private void event(String function, String name, Map<String, Object> event) {
    Map<String, Object> properties = Yaml.map(event, "Properties");
    Object target = ref(target(function));
    switch (String.valueOf(event.get("Type"))) {
      case "Api" -> {
        String stage = Yaml.text(template.properties(api()), "StageName").orElseThrow();
        String id = function + name + "Permission" + stage;
        put(id, "AWS::Lambda::Permission", target, properties.get("RestApiId"));
      }
      case "ScheduleV2" -> {
        put(function + name, "AWS::Scheduler::Schedule", target, properties);
        if (!properties.containsKey("RoleArn")) {
          put(function + name + "Role", "AWS::IAM::Role", target);
        }
      }
      default -> throw new IllegalStateException("teach Expansion what SAM makes of " + event);
    }
  }

  private void api(String id) {
    List<?> integrations =
        template.doors().stream().map(door -> ref(target(door.function()))).toList();
    put(id, "AWS::ApiGateway::RestApi", template.properties(id), integrations);
    String stage = Yaml.text(template.properties(id), "StageName").orElseThrow();
    put(id + "Deployment", "AWS::ApiGateway::Deployment", ref(id));
    put(id + stage + "Stage", "AWS::ApiGateway::Stage", ref(id), ref(id + "Deployment"));
    Yaml.map(Yaml.map(template.properties(id), "Auth"), "Authorizers")
        .forEach(
            (name, authorizer) -> {
              if (!Boolean.TRUE.equals(
                  Yaml.map(authorizer).get("DisableFunctionDefaultPermissions"))) {
                put(
                    id + name + "AuthorizerPermission",
                    "AWS::Lambda::Permission",
                    ref(id),
                    authorizer);
              }
            });
  }

  private String api() {
    return template.ofType("AWS::Serverless::Api").getFirst();
  }

  private String target(String function) {
    return template.alias(function).map(alias -> function + "Alias" + alias).orElse(function);
  }

  private static Map<String, Object> ref(String id) {
    return Map.of("Ref", id);
  }

  private void put(String id, String type, Object... parts) {
    Map<String, Object> resource = new LinkedHashMap<>();
    resource.put("Type", type);
    for (int i = 0; i < parts.length; i++) {
      if (parts[i] != null) {
        resource.put("Part" + i, parts[i]);
      }
    }
    resources.put(id, resource);
  }
}
