package dev.kronus.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RoutesTest {
  private final Template template = Template.read();
  private final List<Template.Door> doors = template.doors();

  @Test
  void everyRouteIsServedOnce() {
    Set<String> seen = new HashSet<>();
    Set<String> twice = new TreeSet<>();
    doors.stream().map(Template.Door::route).filter(r -> !seen.add(r)).forEach(twice::add);
    assertEquals(Set.of(), twice);
  }

  @Test
  void onlyTheListedRoutesAreOpen() {
    Set<String> open =
        doors.stream()
            .filter(Template.Door::open)
            .map(Template.Door::route)
            .collect(Collectors.toSet());
    assertEquals(OpenRoutes.ALL, open);
  }

  @Test
  void everyOtherRouteStandsBehindTheAuthorizer() {
    Map<String, Object> auth = Yaml.map(template.properties("Api"), "Auth");
    assertEquals("Authorize", auth.get("DefaultAuthorizer"));
    assertEquals(false, auth.get("AddDefaultAuthorizerToCorsPreflight"));
    Map<String, Object> authorizer = Yaml.map(Yaml.map(auth, "Authorizers"), "Authorize");
    assertEquals("REQUEST", authorizer.get("FunctionPayloadType"));
    assertEquals(
        Map.of("Headers", List.of("Authorization"), "ReauthorizeEvery", 60),
        authorizer.get("Identity"));
    assertTrue(authorizer.get("FunctionArn").toString().contains("-Authorize:live"));
  }

  @Test
  void siblingsUnderOnePathNameTheirVariableAlike() {
    Map<String, String> variables = new HashMap<>();
    for (Template.Door door : doors) {
      String above = "";
      for (String part : door.path().substring(1).split("/")) {
        if (part.startsWith("{")) {
          String other = variables.putIfAbsent(above, part);
          assertTrue(other == null || other.equals(part), above + ": " + part + " and " + other);
        }
        above = above + "/" + part;
      }
    }
  }

  @Test
  void aPathPartIsOneThatTheGatewayTakes() {
    for (Template.Door door : doors) {
      assertTrue(door.path().matches("/|(/([A-Za-z0-9._:-]+|\\{[a-z_]+}))+"), door.path());
    }
  }
}
