package dev.kronus.local.page;

import dev.kronus.local.http.Answer;
import dev.kronus.local.http.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Everything under {@code /_local/}: the page to play with, and the doors behind it. */
public final class LocalDoors {
  private static final Map<String, String> FILES =
      Map.of(
          "", "text/html; charset=utf-8",
          "page.css", "text/css; charset=utf-8",
          "page.js", "text/javascript; charset=utf-8",
          "switches.js", "text/javascript; charset=utf-8",
          "icon.svg", "image/svg+xml");
  private static final Set<String> DEEPER = Set.of("numbers", "mailboxes", "docs");
  private final Map<String, Function<Request, Answer>> doors;

  /** {@code doors} by the word after {@code /_local/}. */
  public LocalDoors(Map<String, Function<Request, Answer>> doors) {
    this.doors = doors;
  }

  /** Whether a request is for one of these doors. */
  public static boolean has(Request request) {
    return request.segments().getFirst().equals("_local");
  }

  public Answer answer(Request request) {
    try {
      List<String> path = request.segments();
      if (path.size() == 1) {
        return Answer.empty(302).with("Location", "/_local/");
      }
      Function<Request, Answer> door = doors.get(path.get(1));
      boolean deeper = path.size() > 2 && !DEEPER.contains(path.get(1));
      if (door != null && !deeper) {
        return door.apply(request);
      }
      if (!request.method().equals("GET") || path.size() > 2) {
        throw Complaint.missing();
      }
      return file(path.get(1)).orElseThrow(Complaint::missing);
    } catch (Complaint complaint) {
      return complaint.answer();
    }
  }

  private static Optional<Answer> file(String name) {
    if (!FILES.containsKey(name)) {
      return Optional.empty();
    }
    String resource = name.isEmpty() ? "page.html" : name;
    try (InputStream in = LocalDoors.class.getResourceAsStream(resource)) {
      return Optional.of(guarded(Answer.of(200, FILES.get(name), in.readAllBytes())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With what keeps a page to itself. */
  static Answer.Whole guarded(Answer.Whole answer) {
    return answer
        .with("Cache-Control", "no-store")
        .with("X-Content-Type-Options", "nosniff")
        .with("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'");
  }
}
