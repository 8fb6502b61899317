package dev.kronus.story;

import dev.kronus.local.time.Expression;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Schedules;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * EventBridge Scheduler as a story needs it: timers fire when their expression says, unless the
 * story has them fail.
 */
public final class Timetable implements Schedules {
  private final InstantSource clock;
  private final Map<String, Timer> timers = new TreeMap<>();
  private boolean lost;

  private record Timer(Optional<Expression> repeats, Instant next, Poke poke) {}

  Timetable(InstantSource clock) {
    this.clock = clock;
  }

  /** From now on timers come due and nobody hears of it. */
  public void lose(boolean silent) {
    lost = silent;
  }

  @Override
  public void repeat(String name, String expression, ZoneId zone, Poke poke) {
    Expression repeats = Expression.parse(expression, zone);
    repeats
        .next(clock.instant(), clock.instant())
        .ifPresent(at -> timers.put(name, new Timer(Optional.of(repeats), at, poke)));
  }

  @Override
  public void once(String name, Instant when, Poke poke) {
    timers.put(name, new Timer(Optional.empty(), when, poke));
  }

  @Override
  public void delete(String name) {
    timers.remove(name);
  }

  @Override
  public List<String> names(String prefix) {
    return timers.keySet().stream().filter(name -> name.startsWith(prefix)).toList();
  }

  Optional<Instant> next() {
    return timers.values().stream().map(Timer::next).min(Instant::compareTo);
  }

  /** The pokes of all timers that are due; each timer moves on to its next time or goes. */
  List<Poke> due() {
    Instant now = clock.instant();
    List<Poke> pokes = new ArrayList<>();
    for (var entry : List.copyOf(timers.entrySet())) {
      Timer timer = entry.getValue();
      if (timer.next().isAfter(now)) {
        continue;
      }
      timers.remove(entry.getKey());
      timer
          .repeats()
          .flatMap(repeats -> repeats.next(now, now))
          .ifPresent(
              at -> timers.put(entry.getKey(), new Timer(timer.repeats(), at, timer.poke())));
      pokes.add(timer.poke());
    }
    return lost ? List.of() : pokes;
  }
}
