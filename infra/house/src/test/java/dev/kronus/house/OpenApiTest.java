package dev.kronus.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.doubles.Contract;
import dev.kronus.doubles.Contract.Operation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code docs/openapi.yaml} is the list for readers: it has what the template has. */
class OpenApiTest {
  private static final Set<String> WHO =
      Set.of("anyone", "signed in", "self", "admin", "Twilio", "groups");

  private final List<Template.Door> doors = Template.read().doors();
  private final Contract contract = Contract.held();

  @Test
  void everyRouteIsInTheDocumentAndNothingElseIs() {
    Set<String> served = new TreeSet<>();
    doors.forEach(door -> served.addAll(methods(door)));
    Set<String> described = new TreeSet<>();
    contract.operations().forEach(one -> described.add(one.method() + " " + one.path()));
    Set<String> missing = new TreeSet<>(served);
    missing.removeAll(described);
    described.removeAll(served);
    assertEquals(Set.of(), missing, "not in docs/openapi.yaml");
    assertEquals(Set.of(), described, "not in template.yaml");
  }

  /** A further door of a function has a name of its own after a dash. */
  @Test
  void anOperationIsCalledAsItsFunction() {
    Set<String> seen = new HashSet<>();
    for (Operation operation : contract.operations()) {
      assertTrue(seen.add(operation.id()), "twice: " + operation.id());
      assertEquals(door(operation).function(), operation.id().split("-", 2)[0], operation.path());
      assertTrue(operation.id().matches("[A-Za-z]+(-[A-Za-z]+)?"), operation.id());
    }
  }

  @Test
  void whoGetsInWithoutTheAuthorizerIsWrittenThere() {
    JsonNode usual = contract.document().path("security");
    for (Operation operation : contract.operations()) {
      JsonNode security = operation.node().path("security");
      String ways = (security.isMissingNode() ? usual : security).toString();
      boolean open = !ways.equals("[{\"bearer\":[]}]");
      assertEquals(door(operation).open(), open, operation.id() + " " + ways);
      Set<String> who = operation.who();
      boolean known = who.stream().allMatch(w -> WHO.contains(w) || w.matches("group [a-z]+"));
      assertTrue(known && !who.isEmpty(), operation.id() + " is for " + who);
      assertEquals(open, who.contains("anyone") || who.contains("Twilio"), operation.id());
    }
  }

  @Test
  void everyOperationShowsARequestAndItsAnswer() {
    List<String> without = new ArrayList<>();
    for (Operation operation : contract.operations()) {
      JsonNode node = operation.node();
      if (node.path("tags").isEmpty() || node.path("summary").asString("").isEmpty()) {
        without.add(operation.id() + ": a tag and a summary");
      }
      node.path("requestBody").path("content").properties().stream()
          .filter(type -> !type.getValue().has("example"))
          .forEach(type -> without.add(operation.id() + ": an example of a request"));
      List<JsonNode> good = successes(operation);
      assertTrue(!good.isEmpty(), operation.id() + " never succeeds");
      good.stream()
          .flatMap(answer -> answer.path("content").properties().stream())
          .filter(type -> !type.getValue().has("example"))
          .forEach(type -> without.add(operation.id() + ": an example of an answer"));
    }
    assertEquals(List.of(), without);
  }

  @Test
  void everyExampleIsWhatItsSchemaSays() {
    List<String> wrong = new ArrayList<>();
    examples("", contract.document(), wrong);
    assertEquals(List.of(), wrong);
  }

  /** So that a field that is answered and not documented is red. */
  @Test
  void anAnswerHasNoFieldThatTheDocumentDoesNotKnow() {
    Set<String> lax = new TreeSet<>();
    for (Operation operation : contract.operations()) {
      for (Map.Entry<String, JsonNode> answer : operation.node().path("responses").properties()) {
        JsonNode example = answer.getValue().at("/content/application~1json/example");
        String pointer = operation.pointer() + "/responses/" + answer.getKey();
        Strictness.lax(contract, pointer + "/content/application~1json/schema", example).stream()
            .filter(place -> !place.contains("/additionalFields"))
            .forEach(place -> lax.add(operation.id() + " " + answer.getKey() + " at " + place));
      }
    }
    assertEquals(Set.of(), lax);
  }

  /** An example stands beside its schema, wherever that is. */
  private void examples(String pointer, JsonNode node, List<String> wrong) {
    if (node.has("schema") && node.has("example")) {
      contract
          .faults(pointer + "/schema", node.get("example"))
          .forEach(fault -> wrong.add(pointer + ": " + fault));
    }
    node.properties().stream()
        .filter(field -> !field.getKey().equals("example"))
        .forEach(
            field ->
                examples(
                    pointer + "/" + field.getKey().replace("~", "~0").replace("/", "~1"),
                    field.getValue(),
                    wrong));
  }

  private static List<JsonNode> successes(Operation operation) {
    return operation.node().path("responses").properties().stream()
        .filter(answer -> answer.getKey().startsWith("2"))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** A door for any method stands in the document with those that mean something. */
  private Set<String> methods(Template.Door door) {
    return door.method().equals("ANY")
        ? contract.operations().stream()
            .filter(one -> one.path().equals(door.path()))
            .map(one -> one.method() + " " + one.path())
            .collect(Collectors.toCollection(() -> new TreeSet<>(Set.of("GET " + door.path()))))
        : Set.of(door.route());
  }

  private Template.Door door(Operation operation) {
    return doors.stream()
        .filter(door -> methods(door).contains(operation.method() + " " + operation.path()))
        .findFirst()
        .orElseThrow(() -> new AssertionError(operation.id() + " is no route"));
  }
}
