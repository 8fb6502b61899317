package dev.kronus.house.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Real answers in the place of examples, in the document's own text. */
final class Pasting {
  private static final Path DOCUMENT = Town.ROOT.resolve("docs/openapi.yaml");
  private static final String PLACE = " ".repeat(14) + "example:";

  private Pasting() {}

  /** The lines that an example is written in. */
  static String text(JsonNode answer) {
    String yaml = new YAMLMapper().writeValueAsString(answer).replaceFirst("^---\\s*", "");
    return answer.isContainer() ? PLACE + "\n" + yaml.indent(16) : PLACE + " " + yaml;
  }

  /** Writes an answer over the example of that operation's success, which must have one. */
  static void paste(String operation, JsonNode answer) {
    try {
      List<String> lines = new ArrayList<>(Files.readAllLines(DOCUMENT));
      int from = lines.indexOf("      operationId: " + operation);
      while (!lines.get(from).equals("      responses:")) {
        from++;
      }
      while (!lines.get(from).startsWith(PLACE)) {
        from++;
      }
      lines.remove(from);
      while (lines.get(from).startsWith(" ".repeat(15))) {
        lines.remove(from);
      }
      lines.addAll(from, text(answer).lines().toList());
      Files.writeString(DOCUMENT, String.join("\n", lines) + "\n");
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
