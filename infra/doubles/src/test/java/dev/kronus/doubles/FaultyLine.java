package dev.kronus.doubles;

import dev.kronus.platform.aws.HttpLine;
import dev.kronus.platform.aws.Line;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** The wire below the table, on which the next answers go wrong as told; it keeps what was sent. */
final class FaultyLine implements Line {
  private final Line wire = new HttpLine();
  private final Queue<Fault> faults = new ArrayDeque<>();
  private final List<String> sent = new ArrayList<>();
  private boolean cut;

  private sealed interface Fault {}

  /** The request takes effect, and nobody learns of it. */
  private record LostAnswer() implements Fault {}

  /** The request takes no effect. */
  private record Refusal(int status, String json) implements Fault {}

  void loseAnswer() {
    faults.add(new LostAnswer());
  }

  /** No request gets through any more. */
  void cut() {
    cut = true;
  }

  void refuse(int times, String type, String more) {
    refuse(times, 400, type, more);
  }

  void refuse(int times, int status, String type, String more) {
    for (int n = 0; n < times; n++) {
      faults.add(
          new Refusal(
              status,
              "{\"__type\":\"com.amazonaws.dynamodb.v20120810#" + type + "\"" + more + "}"));
    }
  }

  /** The bodies of all requests so far. */
  List<String> sent() {
    return List.copyOf(sent);
  }

  void forgetSent() {
    sent.clear();
  }

  @Override
  public Answer post(URI to, Map<String, String> headers, byte[] body, Duration patience)
      throws IOException {
    sent.add(new String(body, StandardCharsets.UTF_8));
    if (cut) {
      throw new IOException("nobody there");
    }
    return switch (faults.poll()) {
      case null -> wire.post(to, headers, body, patience);
      case LostAnswer _ -> {
        wire.post(to, headers, body, patience);
        throw new IOException("the connection broke before the answer");
      }
      case Refusal(int status, String json) ->
          new Answer(status, json.getBytes(StandardCharsets.UTF_8));
    };
  }
}
