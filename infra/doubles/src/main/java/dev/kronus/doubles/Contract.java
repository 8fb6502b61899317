package dev.kronus.doubles;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * {@code docs/openapi.yaml}: what every route takes and answers. Tests hold real requests and
 * answers against it, so that what it does not say is a fault.
 */
public final class Contract {
  private static final String HERE = "https://kronus.invalid/openapi";
  private static final JsonMapper JSON = new JsonMapper();

  private final JsonNode document;
  private final SchemaRegistry registry;
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
  private final Map<String, Operation> operations = new LinkedHashMap<>();

  /**
   * One method of one path.
   *
   * @param pointer where in the document it stands
   * @param parameters its own and its path's, with all that is said of them
   */
  public record Operation(
      String method, String path, String pointer, JsonNode node, List<JsonNode> parameters) {
    /** Its unique name: the function's, and after a dash a further door's. */
    public String id() {
      return node.path("operationId").asString("");
    }

    /** Who may, in the document's words. */
    public Set<String> who() {
      Set<String> who = new TreeSet<>();
      node.path("x-who").valueStream().forEach(word -> who.add(word.asString()));
      return who;
    }

    boolean leadsTo(String sent) {
      String[] mine = path.split("/", -1);
      String[] theirs = sent.split("/", -1);
      boolean fits = mine.length == theirs.length;
      for (int i = 0; fits && i < mine.length; i++) {
        fits = mine[i].startsWith("{") ? !theirs[i].isEmpty() : mine[i].equals(theirs[i]);
      }
      return fits;
    }
  }

  private static final class Held {
    static final Contract CONTRACT =
        new Contract(Path.of(System.getProperty("kronus.root"), "docs", "openapi.yaml"));
  }

  private Contract(Path file) {
    try {
      document = new YAMLMapper().readTree(Files.readString(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    Map<String, String> whole = Map.of(HERE, document.toString());
    registry =
        SchemaRegistry.withDefaultDialect(
            Dialects.getOpenApi31(), loading -> loading.schemas(whole));
    document.path("paths").properties().stream()
        .sorted(Comparator.comparing(path -> path.getKey().replace("{", "\uFFFE")))
        .forEach(path -> read(path.getKey(), path.getValue()));
  }

  /** The document, read once. */
  public static Contract held() {
    return Held.CONTRACT;
  }

  private void read(String path, JsonNode methods) {
    for (String word : List.of("get", "put", "post", "delete", "patch", "head", "options")) {
      if (methods.has(word)) {
        String method = word.toUpperCase(Locale.ROOT);
        String pointer = "/paths/" + escaped(path) + "/" + word;
        operations.put(
            method + " " + path,
            new Operation(method, path, pointer, methods.get(word), parameters(methods, word)));
      }
    }
  }

  /** An operation's own parameters go before those of its path. */
  private List<JsonNode> parameters(JsonNode methods, String word) {
    Map<String, JsonNode> found = new LinkedHashMap<>();
    for (JsonNode all : List.of(methods.path("parameters"), methods.get(word).path("parameters"))) {
      all.valueStream()
          .map(one -> resolved("", one).node())
          .forEach(one -> found.put(one.path("in") + " " + one.path("name"), one));
    }
    return List.copyOf(found.values());
  }

  /** What the document says as a whole. */
  public JsonNode document() {
    return document;
  }

  /** All that it has; literal paths before those with a variable. */
  public List<Operation> operations() {
    return List.copyOf(operations.values());
  }

  /** The operation of a path as it stands in the template, or as it was sent. */
  public Optional<Operation> operation(String method, String path) {
    Operation literal = operations.get(method + " " + path);
    return literal != null
        ? Optional.of(literal)
        : operations.values().stream()
            .filter(one -> one.method().equals(method) && one.leadsTo(path))
            .findFirst();
  }

  /**
   * Fails unless the document has the route, would have let in what the route let in, and promises
   * what it answered.
   */
  public void require(String method, String path, Sent sent, Given given) {
    Operation operation =
        operation(method, path)
            .orElseThrow(
                () -> new AssertionError(method + " " + path + " is not in docs/openapi.yaml"));
    List<String> faults = new ArrayList<>(faults(operation, given));
    if (given.status() < 300) {
      faults.addAll(faults(operation, sent));
    }
    if (!faults.isEmpty()) {
      throw new AssertionError(
          "docs/openapi.yaml says otherwise:\n" + String.join("\n", faults) + "\n" + given.body());
    }
  }

  /** What is wrong with an answer; empty when it is as promised. */
  public List<String> faults(Operation operation, Given given) {
    String status = String.valueOf(given.status());
    JsonNode responses = operation.node().path("responses");
    String key = responses.has(status) ? status : "default";
    if (!responses.has(key)) {
      return List.of(operation.id() + ": status " + status + " is not in the document");
    }
    Place place = resolved(operation.pointer() + "/responses/" + key, responses.get(key));
    List<String> faults = new ArrayList<>();
    place.node().path("headers").properties().stream()
        .filter(header -> resolved("", header.getValue()).node().path("required").asBoolean(false))
        .filter(header -> given.header(header.getKey()).isEmpty())
        .forEach(header -> faults.add("header " + header.getKey() + " is missing"));
    faults.addAll(content(place, given));
    String told = operation.id() + " " + status + (key.equals(status) ? ": " : " (default): ");
    return faults.stream().map(told::concat).toList();
  }

  /** Why the document would not have let in a body that was let in; empty when it would have. */
  public List<String> faults(Operation operation, Sent sent) {
    JsonNode request = operation.node().path("requestBody");
    boolean json = media(sent.type()).equals("application/json");
    if (request.isMissingNode() || !json || sent.body() == null || sent.body().isBlank()) {
      return List.of();
    }
    Place place = resolved(operation.pointer() + "/requestBody", request);
    Given given = new Given(0, Map.of("content-type", sent.type()), sent.body());
    return content(place, given).stream()
        .map(fault -> operation.id() + " took what the document refuses: " + fault)
        .toList();
  }

  /** What is wrong with {@code value} under the schema at {@code pointer}. */
  public List<String> faults(String pointer, JsonNode value) {
    Schema schema =
        schemas.computeIfAbsent(
            pointer, there -> registry.getSchema(SchemaLocation.of(HERE + "#" + there)));
    return schema.validate(value).stream().map(Contract::told).toList();
  }

  private List<String> content(Place place, Given given) {
    JsonNode content = place.node().path("content");
    String type = media(given.header("content-type").orElse("application/json"));
    if (content.isMissingNode()) {
      return given.body().isEmpty() ? List.of() : List.of("a body, where there should be none");
    }
    if (!content.has(type)) {
      return List.of("content type " + type + " is not in the document");
    }
    String pointer = place.pointer() + "/content/" + escaped(type) + "/schema";
    try {
      boolean json = type.equals("application/json");
      JsonNode value = json ? JSON.readTree(given.body()) : StringNode.valueOf(given.body());
      return faults(pointer, value);
    } catch (JacksonException notJson) {
      return List.of("no JSON: " + notJson.getOriginalMessage());
    }
  }

  /** What stands at the end of a node's references; its own words go before theirs. */
  public JsonNode followed(JsonNode node) {
    if (!node.has("$ref")) {
      return node;
    }
    ObjectNode merged = ((ObjectNode) followed(resolved("", node).node())).deepCopy();
    node.properties().stream()
        .filter(word -> !word.getKey().equals("$ref"))
        .forEach(word -> merged.set(word.getKey(), word.getValue()));
    return merged;
  }

  private record Place(String pointer, JsonNode node) {}

  private Place resolved(String pointer, JsonNode node) {
    if (!node.has("$ref")) {
      return new Place(pointer, node);
    }
    String there = node.get("$ref").asString().substring(1);
    return new Place(there, document.at(there));
  }

  private static String told(Error error) {
    return error.getInstanceLocation() + " " + error.getMessage();
  }

  private static String media(String type) {
    return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static String escaped(String part) {
    return part.replace("~", "~0").replace("/", "~1");
  }

  /**
   * What was sent.
   *
   * @param body null when there was none
   */
  public record Sent(String type, String body) {}

  /**
   * What was answered.
   *
   * @param headers by lower-case names
   */
  public record Given(int status, Map<String, String> headers, String body) {
    Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
  }
}
