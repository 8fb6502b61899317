package dev.kronus.doubles;

import dev.kronus.platform.Poke;
import dev.kronus.platform.Schedules;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Timers that stand still; whoever tests looks at them and fires what is due. */
public final class MemorySchedules implements Schedules {
  private final Map<String, Timer> timers = new TreeMap<>();

  /** What stands under a name. */
  public sealed interface Timer {
    String name();

    Poke poke();
  }

  /** Fires whenever its expression says, in the local time of its zone. */
  public record Repeating(String name, String expression, ZoneId zone, Poke poke)
      implements Timer {}

  /** Fires once. */
  public record Single(String name, Instant when, Poke poke) implements Timer {}

  @Override
  public synchronized void repeat(String name, String expression, ZoneId zone, Poke poke) {
    timers.put(name, new Repeating(name, expression, zone, poke));
  }

  @Override
  public synchronized void once(String name, Instant when, Poke poke) {
    timers.put(name, new Single(name, when, poke));
  }

  @Override
  public synchronized void delete(String name) {
    timers.remove(name);
  }

  @Override
  public synchronized List<String> names(String prefix) {
    return timers.keySet().stream().filter(name -> name.startsWith(prefix)).toList();
  }

  /** All of them, by name. */
  public synchronized List<Timer> timers() {
    return List.copyOf(timers.values());
  }

  public synchronized Optional<Timer> timer(String name) {
    return Optional.ofNullable(timers.get(name));
  }
}
