package dev.kronus.local.page;

import dev.kronus.local.Json;
import dev.kronus.local.http.Answer;
import dev.kronus.local.http.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * {@code /_local/docs}: the API's document to be read, and as it is. It is read from the disk each
 * time, so whoever writes on it sees it at once.
 */
public record DocsDoor(Path document) implements Function<Request, Answer> {
  @Override
  public Answer apply(Request request) {
    List<String> path = request.segments();
    if (!request.method().equals("GET") || path.size() > 3 || !Files.isRegularFile(document)) {
      throw Complaint.missing();
    }
    return LocalDoors.guarded(
        switch (path.size() > 2 ? path.get(2) : "") {
          case "" -> page("docs.html", "text/html; charset=utf-8");
          case "docs.css" -> page("docs.css", "text/css; charset=utf-8");
          case "docs.js" -> page("docs.js", "text/javascript; charset=utf-8");
          case "openapi.yaml" -> Answer.of(200, "application/yaml", text());
          case "openapi.json" -> Answer.of(200, "application/json", json());
          default -> throw Complaint.missing();
        });
  }

  private byte[] json() {
    return Json.bytes(new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(text()));
  }

  private String text() {
    try {
      return Files.readString(document);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Answer.Whole page(String resource, String type) {
    try (InputStream in = DocsDoor.class.getResourceAsStream(resource)) {
      return Answer.of(200, type, in.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
