package dev.kronus.local.functions;

import dev.kronus.local.time.Due;
import dev.kronus.local.time.InFlight;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Asynchronous invocations as Lambda makes them: a function that throws is tried again after one
 * minute and after two more, by the movable clock; then the event is a dead letter.
 */
public final class Later implements Due.Source, AutoCloseable {
  private static final List<Duration> WAITS = List.of(Duration.ofMinutes(1), Duration.ofMinutes(2));
  private final Functions functions;
  private final InstantSource clock;
  private final InFlight inFlight;
  private final List<Event> waiting = new ArrayList<>();
  private final List<DeadLetter> dead = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public Later(Functions functions, InstantSource clock, InFlight inFlight) {
    this.functions = functions;
    this.clock = clock;
    this.inFlight = inFlight;
  }

  /** An event on its way to a function. */
  public record Event(String function, String payload, int tries, Instant at) {}

  /** An event that nobody will try again. */
  public record DeadLetter(String function, String payload, String error, Instant at) {}

  /** Hands an event over; {@code function} is a logical id. Nobody takes it while all is down. */
  public void invoke(String function, byte[] payload) {
    if (functions.uptime() == Uptime.DOWN) {
      return;
    }
    start(new Event(function, new String(payload, StandardCharsets.UTF_8), 0, clock.instant()));
  }

  /** Notes an event that could not even be handed over. */
  public synchronized void bury(String function, String payload, String error) {
    dead.add(new DeadLetter(function, payload, error, clock.instant()));
  }

  public synchronized List<DeadLetter> dead() {
    return List.copyOf(dead);
  }

  public synchronized List<Event> waiting() {
    return List.copyOf(waiting);
  }

  /** Takes up what an earlier cloud left. */
  public synchronized void restore(List<Event> events, List<DeadLetter> letters) {
    waiting.addAll(events);
    dead.addAll(letters);
  }

  @Override
  public synchronized Optional<Due> next() {
    return waiting.stream()
        .min(Comparator.comparing(Event::at))
        .map(event -> new Due(event.at(), "retry " + event.function(), () -> retry(event)));
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private void retry(Event event) {
    synchronized (this) {
      waiting.remove(event);
      if (functions.uptime() == Uptime.DOWN) {
        Instant at = clock.instant().plus(WAITS.getFirst());
        waiting.add(new Event(event.function(), event.payload(), event.tries(), at));
        return;
      }
    }
    start(event);
  }

  private void start(Event event) {
    inFlight.begin();
    threads.execute(
        () -> {
          try {
            run(event);
          } finally {
            inFlight.end();
          }
        });
  }

  private void run(Event event) {
    try {
      functions.call(
          functions.byId(event.function()), event.payload().getBytes(StandardCharsets.UTF_8));
    } catch (Failed failed) {
      System.err.println(event.function() + " failed: " + failed.type());
      again(event, failed);
    }
  }

  private synchronized void again(Event event, Failed failed) {
    if (event.tries() < WAITS.size()) {
      Instant at = clock.instant().plus(WAITS.get(event.tries()));
      waiting.add(new Event(event.function(), event.payload(), event.tries() + 1, at));
    } else {
      bury(event.function(), event.payload(), failed.type());
    }
  }
}
