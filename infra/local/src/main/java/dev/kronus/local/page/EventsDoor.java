package dev.kronus.local.page;

import dev.kronus.local.http.Answer;
import dev.kronus.local.http.Request;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.function.Supplier;

/** {@code /_local/events}: a word whenever anything has changed, and the time every second. */
public final class EventsDoor implements Function<Request, Answer> {
  private static final int BEAT_MILLIS = 250;
  private final Supplier<String> state;
  private final Supplier<String> now;

  /** {@code state} differs when something worth looking at has changed. */
  public EventsDoor(Supplier<String> state, Supplier<String> now) {
    this.state = state;
    this.now = now;
  }

  @Override
  public Answer apply(Request request) {
    if (!request.method().equals("GET")) {
      throw Complaint.missing();
    }
    return new Answer.Stream("text/event-stream", this::write);
  }

  private void write(OutputStream out) throws IOException, InterruptedException {
    String seen = "";
    for (int beat = 0; ; beat++) {
      String current = state.get();
      if (!current.equals(seen)) {
        send(out, "changed", current);
        seen = current;
      }
      if (beat % 4 == 0) {
        send(out, "time", now.get());
      }
      Thread.sleep(BEAT_MILLIS);
    }
  }

  private static void send(OutputStream out, String name, String data) throws IOException {
    String event = "event: " + name + "\ndata: " + data + "\n\n";
    out.write(event.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
