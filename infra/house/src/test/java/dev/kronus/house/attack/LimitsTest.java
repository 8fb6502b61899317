package dev.kronus.house.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.doubles.Contract;
import dev.kronus.doubles.Contract.Operation;
import dev.kronus.house.attack.Http.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The limits of docs/openapi.yaml are those of the routes. Every request has a field too many, so
 * that none is carried out and all of its faults are named.
 */
class LimitsTest {
  private static final String TOO_MANY = "undocumented";
  private static Scene scene;
  private final Contract contract = Contract.held();
  private final List<String> wrong = new ArrayList<>();
  private int tried;

  @BeforeAll
  static void open() {
    scene = Scene.begun();
  }

  @AfterAll
  static void close() {
    scene.close();
  }

  @Test
  void aFieldIsTakenWithinItsLimitsAndRefusedBeyondThem() {
    for (Operation operation : contract.operations()) {
      JsonNode schema = schema(operation);
      if (schema.path("additionalProperties").isBoolean()) {
        fields(operation, schema);
        leftOut(operation);
      }
    }
    assertEquals("", String.join("\n", wrong));
    assertTrue(tried > 200, "only " + tried + " were tried");
  }

  private void fields(Operation operation, JsonNode schema) {
    for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
      Limits limits = new Limits(contract.followed(field.getValue()));
      for (JsonNode value : limits.good()) {
        expect(false, operation, field.getKey(), body(operation).set(field.getKey(), value));
      }
      for (JsonNode value : limits.bad()) {
        expect(true, operation, field.getKey(), body(operation).set(field.getKey(), value));
      }
    }
  }

  /** A field may be left out where the schema says so; an empty body is a matter of its own. */
  private void leftOut(Operation operation) {
    String pointer = operation.pointer() + "/requestBody/content/application~1json/schema";
    for (String field : List.copyOf(body(operation).propertyNames())) {
      ObjectNode rest = body(operation).without(List.of(field, TOO_MANY));
      if (!rest.isEmpty()) {
        boolean refused = !contract.faults(pointer, rest).isEmpty();
        Said said = scene.play(operation, rest.deepCopy().put(TOO_MANY, true));
        tried++;
        if (said.status() != 400 || refused != (said.errors().size() > 1)) {
          wrong.add(operation.id() + " without " + field + ": " + said);
        }
      }
    }
  }

  private void expect(boolean refused, Operation operation, String field, JsonNode body) {
    tried++;
    Said said = scene.play(operation, body);
    boolean named =
        said.status() == 400 && said.errors().stream().anyMatch(e -> e.startsWith(field + " "));
    boolean knows = said.status() == 400 && said.text().contains("\\\"" + TOO_MANY + "\\\" is not");
    if (!knows || named != refused) {
      String head = body.toString().substring(0, Math.min(200, body.toString().length()));
      wrong.add(
          "%s: %s should be %s in %s: %s"
              .formatted(operation.id(), field, refused ? "refused" : "taken", head, said));
    }
  }

  private ObjectNode body(Operation operation) {
    ObjectNode example = (ObjectNode) content(operation).path("example").deepCopy();
    return example.put(TOO_MANY, true);
  }

  private JsonNode schema(Operation operation) {
    return contract.followed(content(operation).path("schema"));
  }

  private static JsonNode content(Operation operation) {
    return operation.node().path("requestBody").path("content").path("application/json");
  }
}
