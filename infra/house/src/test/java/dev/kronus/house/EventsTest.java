package dev.kronus.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EventsTest {
  private static final Pattern VARIABLE = Pattern.compile("\\{([a-z_]+)}");
  private static final Path EVENTS = House.ROOT.resolve("events");

  private final Template template = Template.read();

  @Test
  void everyFunctionHasItsEventAndThereAreNoOthers() {
    Set<String> expected = new TreeSet<>(Set.of("env.json"));
    template.functions().forEach(id -> expected.add(name(id)));
    Set<String> there =
        House.files("events", "").stream()
            .map(file -> EVENTS.relativize(file).toString())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(expected, there);
  }

  @Test
  void anEventKnocksAtADoorOfItsFunction() {
    Set<String> functions =
        template.doors().stream().map(Template.Door::function).collect(Collectors.toSet());
    for (String function : functions) {
      Map<String, Object> event = event(function);
      Map<String, Object> context = Yaml.map(event, "requestContext");
      Template.Door door = knockedAt(function, event);
      assertEquals(door.path(), context.get("resourcePath"), function);
      assertEquals("/prod" + event.get("path"), context.get("path"), door.function());
      assertEquals(filled(door.path(), event), event.get("path"), door.function());
    }
  }

  @Test
  void anEventBringsTheAuthorizersWordUnlessTheRouteIsOpen() {
    for (Template.Door door : template.doors()) {
      Map<String, Object> said =
          Yaml.map(Yaml.map(event(door.function()), "requestContext"), "authorizer");
      assertEquals(door.open(), said.isEmpty(), door.function());
      if (!door.open()) {
        assertTrue(said.get("uid") instanceof String, "API Gateway makes texts: " + said);
        assertTrue(said.get("role") instanceof String, "API Gateway makes texts: " + said);
      }
    }
  }

  @Test
  void whoIsPokedGetsAPoke() {
    for (String id :
        Set.of(
            "Probe",
            "Escalate",
            "SyncSchedule",
            "Deliver",
            "DeliverAlarm",
            "DeliverMail",
            "EraseUser",
            "EnrolUser",
            "LapseUser")) {
      assertEquals(Set.of("uid", "item"), event(id).keySet(), id);
    }
  }

  @Test
  void theLocalEnvironmentIsTheTemplates() {
    Set<String> expected = new TreeSet<>(template.environment().keySet());
    expected.removeAll(Set.of("SNAPSTARTED", "JAVA_TOOL_OPTIONS"));
    Map<String, Object> local = Yaml.map(Yaml.read(EVENTS.resolve("env.json")), "Parameters");
    assertEquals(expected, new TreeSet<>(local.keySet()));
  }

  /** A function may have several doors; its event comes through one of them. */
  private Template.Door knockedAt(String function, Map<String, Object> event) {
    return template.doors().stream()
        .filter(door -> door.function().equals(function))
        .filter(door -> door.path().equals(event.get("resource")))
        .filter(door -> Set.of(event.get("httpMethod"), "ANY").contains(door.method()))
        .findFirst()
        .orElseThrow(() -> new AssertionError(function + " has no such door"));
  }

  private String name(String id) {
    return template.area(id) + "/" + House.kebab(id) + ".json";
  }

  private Map<String, Object> event(String id) {
    return Yaml.read(EVENTS.resolve(name(id)));
  }

  private static String filled(String path, Map<String, Object> event) {
    Map<String, Object> variables = Yaml.map(event, "pathParameters");
    return VARIABLE.matcher(path).replaceAll(match -> variables.get(match.group(1)).toString());
  }
}
