package dev.kronus.house.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.doubles.Contract;
import dev.kronus.doubles.Contract.Operation;
import dev.kronus.house.attack.Http.Said;
import dev.kronus.house.attack.Http.Shot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/** The examples of docs/openapi.yaml are what is really answered, but for times and secrets. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExamplesTest {
  private static final JsonMapper JSON = new JsonMapper();

  /** With {@code -Dkronus.examples=paste} the real answers are written into the document. */
  private static final boolean PASTE = "paste".equals(System.getProperty("kronus.examples"));

  private static Scene scene;

  @BeforeAll
  static void open() {
    scene = Scene.open();
  }

  @AfterAll
  static void close() {
    scene.close();
  }

  @Test
  @Order(1)
  void everyExampleIsARealAnswer() {
    List<String> wrong = new ArrayList<>();
    Items before = Items.read(scene.town);
    for (Operation operation : Contract.held().operations()) {
      compare(operation, scene.play(operation), wrong);
      scene.putBack(before);
    }
    assertEquals("", String.join("\n", wrong));
  }

  /** All but the one for any time, which comes when nobody wants it. */
  @Test
  @Order(2)
  void everyRefusalIsARealAnswer() {
    Map<String, Said> refusals = new Refusals(scene).all();
    List<String> wrong = new ArrayList<>();
    Contract.held().document().at("/components/responses").properties().stream()
        .filter(response -> !response.getKey().equals("Anytime"))
        .forEach(
            response -> {
              Said said = refusals.get(response.getKey());
              JsonNode example = response.getValue().at("/content/application~1json/example");
              if (said == null || !Likeness.holds(example, JSON.readTree(said.text()))) {
                wrong.add(response.getKey() + " is really " + said);
              }
            });
    assertEquals(List.of(), wrong);
  }

  @Test
  @Order(3)
  void beingUnwellIsARealAnswer() {
    JsonNode health = Contract.held().operation("GET", "/health").orElseThrow().node();
    JsonNode example = health.at("/responses/503/content/application~1json/example");
    scene.town.cloud.sleepThrough(Duration.ofMinutes(6));
    Said said = scene.town.send(Shot.of("GET", "/health"));
    assertEquals(503, said.status());
    assertTrue(Likeness.holds(example, JSON.readTree(said.text())), said::text);
  }

  private static void compare(Operation operation, Said said, List<String> wrong) {
    if (said.text().contains("$argon2") || said.text().contains("_hash")) {
      wrong.add(operation.id() + " tells what credentials are kept as: " + said);
    }
    String status = String.valueOf(said.status());
    JsonNode answer = operation.node().path("responses").path(status);
    if (said.status() >= 300 || answer.isMissingNode()) {
      wrong.add(operation.id() + " fails as its examples send it: " + said);
      return;
    }
    for (Map.Entry<String, JsonNode> type : answer.path("content").properties()) {
      JsonNode shown = shown(said, type.getKey());
      if (!Likeness.holds(type.getValue().path("example"), shown)) {
        wrong.add(operation.id() + " answers otherwise:\n" + Pasting.text(shown));
        if (PASTE) {
          Pasting.paste(operation.id(), shown);
        }
      }
    }
  }

  private static JsonNode shown(Said said, String type) {
    return type.equals("application/json")
        ? JSON.readTree(said.text())
        : StringNode.valueOf(said.text());
  }
}
