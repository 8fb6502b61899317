package dev.kronus.house.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kronus.doubles.Contract;
import dev.kronus.doubles.Contract.Operation;
import dev.kronus.house.attack.Http.Said;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The examples of docs/openapi.yaml are what is really answered, but for times and secrets. */
class ExamplesTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final YAMLMapper YAML = new YAMLMapper();

  @Test
  void everyExampleIsARealAnswer() {
    List<String> wrong = new ArrayList<>();
    try (Scene scene = Scene.open()) {
      Items before = Items.read(scene.town);
      for (Operation operation : Contract.held().operations()) {
        compare(operation, scene.play(operation), wrong);
        if (!operation.method().equals("GET") || operation.id().startsWith("SendCode")) {
          scene.putBack(before);
        }
      }
    }
    assertEquals("", String.join("\n", wrong));
  }

  private static void compare(Operation operation, Said said, List<String> wrong) {
    String status = String.valueOf(said.status());
    JsonNode answer = operation.node().path("responses").path(status);
    if (said.status() >= 300 || answer.isMissingNode()) {
      wrong.add(operation.id() + " fails as its examples send it: " + said);
      return;
    }
    answer.path("content").properties().stream()
        .filter(
            type -> !Likeness.holds(type.getValue().path("example"), shown(said, type.getKey())))
        .forEach(type -> wrong.add(toBePasted(operation, shown(said, type.getKey()))));
  }

  private static JsonNode shown(Said said, String type) {
    return type.equals("application/json")
        ? JSON.readTree(said.text())
        : StringNode.valueOf(said.text());
  }

  private static String toBePasted(Operation operation, JsonNode answer) {
    String yaml = YAML.writeValueAsString(answer).replaceFirst("^---\\s*", "");
    String margin = " ".repeat(14);
    return operation.id()
        + " answers otherwise. The real answer, to be pasted:\n"
        + (margin + "example:\n" + yaml.indent(16));
  }
}
