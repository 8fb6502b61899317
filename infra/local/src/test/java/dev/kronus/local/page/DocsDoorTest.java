package dev.kronus.local.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.local.Json;
import dev.kronus.local.http.Answer;
import dev.kronus.local.http.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocsDoorTest {
  private static final Path DOCUMENT =
      Path.of(System.getProperty("kronus.root"), "docs", "openapi.yaml");

  @Test
  void servesTheDocumentAsItIs() throws IOException {
    Answer.Whole answer = get(DOCUMENT, "/openapi.yaml");
    assertEquals(200, answer.status());
    assertEquals(Files.readString(DOCUMENT), answer.text());
  }

  @Test
  void servesAPageThatReadsIt() {
    Answer.Whole page = get(DOCUMENT, "");
    assertEquals("text/html; charset=utf-8", page.headers().get("Content-Type").getFirst());
    assertTrue(page.headers().containsKey("Content-Security-Policy"));
    assertTrue(page.text().contains("/_local/docs/docs.js"));
    assertTrue(get(DOCUMENT, "/docs.js").text().contains("/_local/docs/openapi.json"));
    assertEquals(200, get(DOCUMENT, "/docs.css").status());
    assertEquals(200, get(DOCUMENT, "/").status());
    Map<String, Object> json = Json.read(get(DOCUMENT, "/openapi.json").body());
    assertTrue(Json.named(json.get("paths")).containsKey("/health"));
  }

  @Test
  void hasNothingElse() {
    assertEquals(404, get(DOCUMENT, "/page.js").status());
    assertEquals(404, get(DOCUMENT, "/docs.js/more").status());
    assertEquals(404, get(DOCUMENT.resolveSibling("absent.yaml"), "").status());
  }

  private static Answer.Whole get(Path document, String below) {
    LocalDoors doors = new LocalDoors(Map.of("docs", new DocsDoor(document)));
    String path = "/_local/docs" + below;
    return (Answer.Whole)
        doors.answer(new Request("GET", path, "", Map.of(), new byte[0], false, "127.0.0.1"));
  }
}
