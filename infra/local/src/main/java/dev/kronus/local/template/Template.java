package dev.kronus.local.template;

import dev.kronus.local.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The SAM template, read and worked out for one machine. */
public final class Template {
  public static final String STACK = "kronus";
  private final Map<String, Object> parameters;
  private final Map<String, Map<String, Object>> resources = new LinkedHashMap<>();
  private final Intrinsics intrinsics;
  private final Sam sam;

  private Template(Map<String, Object> yaml, Map<String, String> overrides) {
    this.parameters = parameters(yaml, overrides);
    this.intrinsics = new Intrinsics(yaml, parameters, STACK);
    intrinsics.section("Resources").forEach(this::read);
    this.sam = new Sam(this, Json.named(intrinsics.resolve(intrinsics.section("Globals"))));
  }

  /** {@code overrides} replace the defaults of parameters that the template has. */
  public static Template read(Path file, Map<String, String> overrides) {
    try {
      return parse(Files.readString(file), overrides);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the template " + file, e);
    }
  }

  static Template parse(String text, Map<String, String> overrides) {
    return new Template(Yaml.load(text), overrides);
  }

  /** A parameter's value; empty when the template has no such parameter. */
  public String parameter(String name) {
    return String.valueOf(parameters.getOrDefault(name, ""));
  }

  public List<FunctionSpec> functions() {
    return sam.functions();
  }

  /** What all functions see as their environment: in one process they share it. */
  public Map<String, String> environment() {
    Map<String, String> all = new LinkedHashMap<>();
    functions().forEach(function -> all.putAll(function.environment()));
    return all;
  }

  public ApiSpec api() {
    return new Gateway(this, sam).api();
  }

  public List<TimerSpec> timers() {
    return sam.timers();
  }

  /** Every table, as {@code CreateTable} wants it described. */
  public List<Map<String, Object>> tables() {
    return ids("AWS::DynamoDB::Table").stream().map(this::table).toList();
  }

  public List<SecretSpec> secrets() {
    Map<String, String> rotations =
        ids("AWS::SecretsManager::RotationSchedule").stream()
            .map(this::properties)
            .collect(
                Collectors.toMap(
                    rotation -> String.valueOf(rotation.get("SecretId")),
                    rotation -> String.valueOf(rotation.get("RotationLambdaARN"))));
    return ids("AWS::SecretsManager::Secret").stream().map(id -> secret(id, rotations)).toList();
  }

  public Set<String> topics() {
    return ids("AWS::SNS::Topic").stream().map(this::arn).collect(Collectors.toSet());
  }

  public Set<String> scheduleGroups() {
    return ids("AWS::Scheduler::ScheduleGroup").stream()
        .map(this::name)
        .collect(Collectors.toSet());
  }

  /** What the role with this ARN may do; empty for a role the template does not have. */
  public Grants grants(String role) {
    return ids("AWS::IAM::Role").stream()
        .filter(id -> arn(id).equals(role))
        .map(id -> Grants.of(properties(id).get("Policies")))
        .findFirst()
        .orElse(Grants.NONE);
  }

  /** What any of the functions may do. */
  public Grants grants() {
    return sam.grants();
  }

  List<String> ids(String type) {
    return resources.entrySet().stream()
        .filter(e -> type.equals(e.getValue().get("Type")))
        .map(Map.Entry::getKey)
        .toList();
  }

  Map<String, Object> properties(String id) {
    return resources.get(id).get("Properties") instanceof Map<?, ?> map
        ? Json.named(map)
        : Map.of();
  }

  String name(String id) {
    return intrinsics.names().name(id);
  }

  String arn(String id) {
    return intrinsics.names().arn(id);
  }

  private void read(String id, Object written) {
    Map<String, Object> resource = Json.named(written);
    Object condition = resource.get("Condition");
    if (condition == null || intrinsics.condition(String.valueOf(condition))) {
      resources.put(id, Json.named(intrinsics.resolve(resource)));
    }
  }

  private Map<String, Object> table(String id) {
    Map<String, Object> table = new LinkedHashMap<>(properties(id));
    table.put("TableName", name(id));
    table
        .keySet()
        .retainAll(
            Set.of(
                "TableName",
                "AttributeDefinitions",
                "KeySchema",
                "GlobalSecondaryIndexes",
                "BillingMode"));
    return table;
  }

  private SecretSpec secret(String id, Map<String, String> rotations) {
    Map<String, Object> properties = properties(id);
    String text =
        properties.get("GenerateSecretString") instanceof Map<?, ?> wish
            ? SecretSpec.generated(Json.named(wish))
            : String.valueOf(properties.getOrDefault("SecretString", ""));
    String rotation = rotations.getOrDefault(arn(id), rotations.getOrDefault(name(id), ""));
    return new SecretSpec(name(id), arn(id), text, rotation);
  }

  private static Map<String, Object> parameters(
      Map<String, Object> yaml, Map<String, String> overrides) {
    Map<String, Object> values = new LinkedHashMap<>();
    if (yaml.get("Parameters") instanceof Map<?, ?> declared) {
      declared.forEach(
          (name, about) -> {
            Object preset = Json.named(about).getOrDefault("Default", "");
            String type = String.valueOf(Json.named(about).get("Type"));
            String value = overrides.getOrDefault(String.valueOf(name), String.valueOf(preset));
            boolean list = type.startsWith("List<") || type.equals("CommaDelimitedList");
            values.put(String.valueOf(name), list ? List.of(value.split(",", -1)) : value);
          });
    }
    return values;
  }
}
