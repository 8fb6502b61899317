package dev.kronus.story.storm;

import dev.kronus.doubles.MovableClock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;

/**
 * What happens next, and when: the virtual clock, the things to come, and the functions that are
 * running. Everything runs on one thread, in an order that the seed alone decides.
 */
final class Stage {
  /** A function is killed after 30 s; so much of it can pass in calls. */
  private static final long LONGEST_RUN = 28_000;

  private static final int DEEPEST = 3;

  private final MovableClock clock;
  private final Weather weather;
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
  private final Deque<Run> running = new ArrayDeque<>();
  private final SkewedClock skewed = new SkewedClock();
  private long number;
  private long turned = Long.MIN_VALUE;

  private record Event(long at, long number, Runnable act) {}

  /** A function at work: how wrong its clock is, and by when it is killed. */
  private record Run(String function, long skew, long killedAt) {}

  /** What a function reads as the time. */
  private final class SkewedClock implements InstantSource {
    @Override
    public Instant instant() {
      Run run = running.peek();
      return run == null ? clock.instant() : clock.instant().plusMillis(run.skew());
    }
  }

  Stage(long start, Weather weather) {
    this.clock = new MovableClock(Instant.ofEpochMilli(start));
    this.weather = weather;
  }

  InstantSource clock() {
    return skewed;
  }

  long now() {
    return clock.instant().toEpochMilli();
  }

  Weather weather() {
    return weather;
  }

  void at(long time, Runnable act) {
    events.add(new Event(time, number++, act));
  }

  void in(long delay, Runnable act) {
    at(now() + delay, act);
  }

  /** Plays on until {@code end}. */
  void play(long end) {
    while (!events.isEmpty() && events.peek().at() <= end) {
      next();
    }
    moveTo(end);
  }

  private void next() {
    Event event = events.poll();
    moveTo(event.at());
    event.act().run();
  }

  private void moveTo(long time) {
    long now = Math.max(time, now());
    clock.set(Instant.ofEpochMilli(now));
    if (now / 60_000 != turned) {
      turned = now / 60_000;
      weather.turn(turned * 60_000);
    }
  }

  /** Runs a function to its end, whatever that is; throws what it threw. */
  void run(String function, Runnable code) {
    long skew = weather.strikes(Fault.CLOCK_SKEW) ? weather.some(4_000) - 2_000 : 0;
    running.push(new Run(function, skew, now() + LONGEST_RUN));
    try {
      code.run();
    } finally {
      running.pop();
    }
  }

  boolean isRunning() {
    return !running.isEmpty();
  }

  /** What can go wrong before any call takes effect. */
  void before() {
    if (weather.isCalm() || running.isEmpty()) {
      return;
    }
    if (weather.strikes(Fault.STALL)) {
      stall(weather.some(20_000));
    }
    if (weather.strikes(Fault.MEANWHILE)) {
      meanwhile();
    }
    if (weather.strikes(Fault.CRASH_BEFORE)) {
      throw new Crash();
    }
  }

  /** What can go wrong once a call took effect. */
  void after() {
    if (dies()) {
      throw new Crash();
    }
  }

  /** Whether the function dies before it hears of the call's effect. */
  boolean dies() {
    return !weather.isCalm() && !running.isEmpty() && weather.strikes(Fault.CRASH_AFTER);
  }

  /** The call takes this long, while whatever else is due runs. */
  private void stall(long length) {
    Run run = running.peek();
    long until = now() + length;
    while (running.size() < DEEPEST && !events.isEmpty() && events.peek().at() <= until) {
      next();
    }
    moveTo(until);
    if (now() > run.killedAt()) {
      throw new Crash();
    }
  }

  private void meanwhile() {
    if (running.size() < DEEPEST && !events.isEmpty() && events.peek().at() <= now() + 2_000) {
      next();
    }
  }
}
