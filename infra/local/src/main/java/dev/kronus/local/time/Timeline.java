package dev.kronus.local.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Everything that is due, from all its sources. It fires things as real time reaches them, and when
 * time is moved it jumps from one to the next, each time waiting until all is quiet.
 */
public final class Timeline implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Timeline.class.getName());
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration BEAT = Duration.ofMillis(500);
  private final MovableClock clock;
  private final InFlight inFlight;
  private final List<Due.Source> sources = new CopyOnWriteArrayList<>();
  private final ReentrantLock lock = new ReentrantLock(true);
  private Thread ticker;

  public Timeline(MovableClock clock, InFlight inFlight) {
    this.clock = clock;
    this.inFlight = inFlight;
  }

  /** Where things are due at the same instant, an earlier source goes first. */
  public void add(Due.Source source) {
    sources.add(source);
  }

  /** Moves the clock to {@code to}, firing on the way; answers what was fired, in order. */
  public List<String> moveTo(Instant to) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      List<String> fired = new ArrayList<>();
      clock.hold(clock.instant());
      inFlight.settle(PATIENCE);
      for (Optional<Due> next = stop(to); next.isPresent(); next = stop(to)) {
        clock.hold(next.get().at());
        settle(next.get(), fired);
      }
      clock.hold(to);
      // What was not worth a stop on the way happens once at the end, so that all is as if it had.
      for (Optional<Due> rest = due(to); rest.isPresent(); rest = due(to)) {
        settle(rest.get(), fired);
      }
      return fired;
    } finally {
      clock.release();
      lock.unlock();
    }
  }

  private void settle(Due due, List<String> fired) throws InterruptedException {
    fire(due);
    fired.add(due.what());
    inFlight.settle(PATIENCE);
  }

  /** The same, by a duration from now. */
  public List<String> advance(Duration by) throws InterruptedException {
    return moveTo(clock.instant().plus(by));
  }

  /** Moves the clock to {@code to} with nobody awake: {@code skip} lets go by what fell due. */
  public void leap(Instant to, Runnable skip) {
    lock.lock();
    try {
      clock.hold(to);
      skip.run();
    } finally {
      clock.release();
      lock.unlock();
    }
  }

  /** When the next thing is due that is worth stopping at. */
  public Optional<Instant> next() {
    return first(Due.Source::nextStop).map(Due::at);
  }

  /** Fires what real time has reached, without waiting for it. */
  public void tick() {
    if (!lock.tryLock()) {
      return;
    }
    try {
      Instant now = clock.instant();
      for (Optional<Due> next = due(now); next.isPresent(); next = due(now)) {
        fire(next.get());
      }
    } finally {
      lock.unlock();
    }
  }

  /** Ticks by itself from now on, and runs {@code also} after each tick. */
  public void start(Runnable also) {
    ticker =
        Thread.ofPlatform()
            .daemon()
            .name("ticker")
            .start(
                () -> {
                  while (!Thread.currentThread().isInterrupted()) {
                    beat(also);
                  }
                });
  }

  @Override
  public void close() {
    if (ticker != null) {
      ticker.interrupt();
    }
  }

  private void beat(Runnable also) {
    try {
      Thread.sleep(BEAT);
      tick();
      also.run();
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException fault) {
      LOG.log(System.Logger.Level.ERROR, "Firing what was due failed", fault);
    }
  }

  private static void fire(Due due) {
    due.fire().run();
  }

  private Optional<Due> stop(Instant to) {
    return first(Due.Source::nextStop).filter(due -> !due.at().isAfter(to));
  }

  private Optional<Due> due(Instant now) {
    return first(Due.Source::next).filter(due -> !due.at().isAfter(now));
  }

  private Optional<Due> first(Function<Due.Source, Optional<Due>> next) {
    return sources.stream().map(next).flatMap(Optional::stream).min(Comparator.comparing(Due::at));
  }
}
