package dev.kronus.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RingsTest {
  private final Map<String, Map<String, Object>> expanded = Expansion.of(Template.read());

  @Test
  void theTemplateHasNoRing() {
    assertEquals(Set.of(), Rings.in(expanded));
  }

  @Test
  void seesARingThroughTheApi() {
    Map<String, Map<String, Object>> bent = new HashMap<>(expanded);
    Map<String, Object> function = new HashMap<>(bent.get("GetUser"));
    function.put("Bent", Map.of("Fn::Sub", "https://${Api}.example.com"));
    bent.put("GetUser", function);
    assertTrue(
        Rings.in(bent).stream()
            .anyMatch(ring -> ring.contains("GetUser") && ring.contains("Api ->")),
        Rings.in(bent).toString());
  }

  @Test
  void seesARingBetweenAFunctionAndARoleThatNamesIt() {
    Map<String, Map<String, Object>> bent = new HashMap<>(expanded);
    Map<String, Object> role = new HashMap<>(bent.get("ScheduleRole"));
    role.put("Bent", Map.of("Fn::GetAtt", java.util.List.of("Sweep", "Arn")));
    bent.put("ScheduleRole", role);
    assertTrue(Rings.in(bent).stream().anyMatch(ring -> ring.contains("ScheduleRole")));
  }
}
