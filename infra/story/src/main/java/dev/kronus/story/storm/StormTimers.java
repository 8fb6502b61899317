package dev.kronus.story.storm;

import dev.kronus.local.time.Expression;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Schedules;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** EventBridge Scheduler, whose events get lost, doubled and late. */
final class StormTimers implements Schedules {
  private static final Map<String, Expression> PARSED = new ConcurrentHashMap<>();
  private static final long LATEST = 2 * 60 * 60_000L;

  private final Stage stage;
  private final Weather weather;
  private final Consumer<Poke> target;
  private final NavigableMap<String, Timer> timers = new TreeMap<>();

  private record Timer(Optional<Expression> repeats, Poke poke) {}

  StormTimers(Stage stage, Consumer<Poke> target) {
    this.stage = stage;
    this.weather = stage.weather();
    this.target = target;
  }

  @Override
  public void repeat(String name, String expression, ZoneId zone, Poke poke) {
    Expression repeats =
        PARSED.computeIfAbsent(zone + " " + expression, key -> Expression.parse(expression, zone));
    changed(() -> set(name, new Timer(Optional.of(repeats), poke), Optional.empty()));
  }

  @Override
  public void once(String name, Instant when, Poke poke) {
    changed(() -> set(name, new Timer(Optional.empty(), poke), Optional.of(when)));
  }

  @Override
  public void delete(String name) {
    changed(() -> timers.remove(name));
  }

  @Override
  public List<String> names(String prefix) {
    stage.before();
    return timers.keySet().stream().filter(name -> name.startsWith(prefix)).toList();
  }

  private void changed(Runnable change) {
    stage.before();
    if (weather.strikes(Fault.TIMER_REFUSED)) {
      throw new Broken(Fault.TIMER_REFUSED);
    }
    change.run();
    if (weather.strikes(Fault.TIMER_ANSWER_LOST)) {
      throw new Broken(Fault.TIMER_ANSWER_LOST);
    }
    stage.after();
  }

  private void set(String name, Timer timer, Optional<Instant> once) {
    timers.put(name, timer);
    Instant now = Instant.ofEpochMilli(stage.now());
    once.or(() -> timer.repeats().flatMap(repeats -> repeats.next(now, now)))
        .ifPresent(at -> stage.at(roundedUp(at), () -> due(name, timer)));
  }

  private static long roundedUp(Instant at) {
    return Math.ceilDiv(at.toEpochMilli(), 1000) * 1000;
  }

  @SuppressWarnings("ReferenceEquality")
  private void due(String name, Timer timer) {
    if (timers.get(name) != timer) {
      return;
    }
    timers.remove(name);
    if (timer.repeats().isPresent()) {
      set(name, timer, Optional.empty());
    }
    if (weather.strikes(Fault.TIMER_DROPPED)) {
      return;
    }
    if (weather.strikes(Fault.TIMER_DOUBLED)) {
      stage.in(weather.some(60_000), () -> target.accept(timer.poke()));
    }
    boolean late = weather.strikes(Fault.TIMER_DELAYED);
    stage.in(late ? weather.some(LATEST) : 0, () -> target.accept(timer.poke()));
  }
}
