package dev.kronus.local.page;

import dev.kronus.local.Json;
import dev.kronus.local.http.Answer;
import dev.kronus.local.http.Request;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** {@code /_local/clock}: what time it is here, and moving it. */
public final class ClockDoor implements Function<Request, Answer> {
  private static final Duration FARTHEST = Duration.ofDays(400);
  private final InstantSource clock;
  private final Function<Instant, List<String>> mover;
  private final Supplier<Optional<Instant>> next;

  /** {@code next} is when the next thing is due. */
  public ClockDoor(
      InstantSource clock,
      Function<Instant, List<String>> mover,
      Supplier<Optional<Instant>> next) {
    this.clock = clock;
    this.mover = mover;
    this.next = next;
  }

  @Override
  public Answer apply(Request request) {
    return switch (request.method()) {
      case "GET" -> Answer.json(200, now());
      case "POST" -> move(Complaint.body(request, "advance", "to"));
      default -> throw Complaint.missing();
    };
  }

  private Answer move(Map<String, Object> wish) {
    if (wish.size() != 1) {
      throw Complaint.invalid("Give either advance, such as PT60M, or to, an instant.");
    }
    Instant from = clock.instant();
    Instant to = target(wish, from);
    if (to.isBefore(from)) {
      throw Complaint.invalid("The clock never goes backwards; it is " + Json.time(from) + ".");
    }
    if (Duration.between(from, to).compareTo(FARTHEST) > 0) {
      throw Complaint.invalid("The clock moves at most 400 days at once.");
    }
    int fired = mover.apply(to).size();
    Map<String, Object> moved = now();
    moved.put("fired", fired);
    return Answer.json(200, moved);
  }

  private Instant target(Map<String, Object> wish, Instant from) {
    try {
      if (wish.get("advance") instanceof String advance) {
        return from.plus(Duration.parse(advance));
      }
      if (wish.get("to") instanceof String to) {
        return to.equals("next") ? next.get().orElse(from) : Instant.parse(to);
      }
    } catch (DateTimeException | ArithmeticException malformed) {
      throw Complaint.invalid(
          "advance must be a duration such as PT60M; to an instant such as 2026-12-01T09:30:00Z.");
    }
    throw Complaint.invalid("advance and to must be texts.");
  }

  private Map<String, Object> now() {
    Map<String, Object> now = new LinkedHashMap<>();
    now.put("now", Json.time(clock.instant()));
    return now;
  }
}
