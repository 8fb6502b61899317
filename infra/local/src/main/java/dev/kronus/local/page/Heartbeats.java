package dev.kronus.local.page;

import dev.kronus.local.http.Answer;
import dev.kronus.local.http.Request;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What listens to Kronus's heartbeat from the outside, as a service for that would. */
public final class Heartbeats {
  private final InstantSource clock;
  private long beats;
  private Optional<Instant> last = Optional.empty();

  public Heartbeats(InstantSource clock) {
    this.clock = clock;
  }

  /** {@code /_local/heartbeat}: Kronus says that it is well. */
  public synchronized Answer beat(Request request) {
    if (!request.method().equals("GET")) {
      throw Complaint.missing();
    }
    beats++;
    last = Optional.of(clock.instant());
    return Answer.json(200, shown());
  }

  /** {@code /_local/heartbeats}: how often it did, and when last. */
  public synchronized Answer look(Request request) {
    if (!request.method().equals("GET")) {
      throw Complaint.missing();
    }
    return Answer.json(200, shown());
  }

  private Map<String, Object> shown() {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("beats", beats);
    last.ifPresent(at -> shown.put("last_at", at.toString()));
    return shown;
  }
}
