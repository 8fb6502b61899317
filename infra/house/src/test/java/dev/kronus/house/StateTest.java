package dev.kronus.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kronus.platform.Query;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The table is the one that code walks, and it can be got back. */
class StateTest {
  private final Template template = Template.read();
  private final Map<String, Object> table = template.properties("Table");

  @Test
  void hasTheIndexesThatCodeWalksAndNoOthers() {
    Map<String, List<String>> expected = new TreeMap<>();
    for (Query.Index index : Query.Index.values()) {
      expected.put(index.name().toLowerCase(Locale.ROOT), List.of(index.pk(), index.sk()));
    }
    Map<String, List<String>> there = new TreeMap<>();
    there.put("table", keys(table));
    for (Object index : Yaml.list(table.get("GlobalSecondaryIndexes"))) {
      there.put(Yaml.map(index).get("IndexName").toString(), keys(Yaml.map(index)));
    }
    assertEquals(expected, there);
  }

  @Test
  void theDueIndexHoldsWhatASweepReads() {
    Map<String, Object> due = Yaml.map(Yaml.list(table.get("GlobalSecondaryIndexes")).getFirst());
    assertEquals(
        Map.of(
            "ProjectionType",
            "INCLUDE",
            "NonKeyAttributes",
            List.of("driver", "redrive_at", "redrives")),
        due.get("Projection"));
  }

  @Test
  void canBeGotBackAndIsNotLostByAccident() {
    assertEquals(
        Map.of("PointInTimeRecoveryEnabled", true), table.get("PointInTimeRecoverySpecification"));
    assertEquals(Map.of("SSEEnabled", true), table.get("SSESpecification"));
    assertEquals(Map.of("Ref", "DeletionProtection"), table.get("DeletionProtectionEnabled"));
    Map<String, Object> parameters = Yaml.map(template.yaml(), "Parameters");
    assertEquals("true", Yaml.map(parameters, "DeletionProtection").get("Default"));
  }

  @Test
  void thereIsOneTable() {
    assertEquals(List.of("Table"), template.ofType("AWS::DynamoDB::Table"));
  }

  private static List<String> keys(Map<String, Object> described) {
    return Yaml.list(described.get("KeySchema")).stream()
        .map(key -> Yaml.map(key).get("AttributeName").toString())
        .toList();
  }
}
