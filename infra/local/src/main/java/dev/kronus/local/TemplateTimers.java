package dev.kronus.local;

import dev.kronus.local.functions.Later;
import dev.kronus.local.template.TimerSpec;
import dev.kronus.local.time.Due;
import dev.kronus.local.time.Expression;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The schedule events that the template gives its functions. One that comes every minute has
 * nothing to do while nothing is overdue; when time is moved, such idle minutes are folded into one
 * stop an hour.
 */
final class TemplateTimers implements Due.Source {
  private static final Duration OFTEN = Duration.ofMinutes(1);
  private static final Duration FOLD = Duration.ofMinutes(60);
  private static final String DUE = "<aws.scheduler.scheduled-time>";
  private final List<Timer> timers;
  private final InstantSource clock;
  private final Later later;
  private final Supplier<Optional<Instant>> earliest;

  /** {@code earliest} knows when the first obligation in the table is due. */
  TemplateTimers(
      List<TimerSpec> specs,
      InstantSource clock,
      Later later,
      Supplier<Optional<Instant>> earliest) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    this.timers = specs.stream().map(spec -> new Timer(spec, now)).toList();
    this.clock = clock;
    this.later = later;
    this.earliest = earliest;
  }

  /** One timer and when it comes next. */
  private static final class Timer {
    private final TimerSpec spec;
    private final Expression expression;
    private final Instant made;
    private volatile Instant next;

    Timer(TimerSpec spec, Instant now) {
      this.spec = spec;
      this.expression = Expression.parse(spec.expression(), ZoneId.of(spec.zone()));
      this.made = now;
      // Whatever comes often comes at once, so that a fresh stack is well from the start.
      this.next = often() ? now : time(now);
    }

    boolean often() {
      Instant first = time(made);
      return !Duration.between(first, time(first)).minus(OFTEN).isPositive();
    }

    Instant time(Instant after) {
      return expression.next(made, after).orElse(Instant.MAX);
    }
  }

  /** What the page shows: name, expression and next time. */
  record View(TimerSpec spec, Instant next) {}

  List<View> upcoming() {
    return timers.stream()
        .filter(timer -> !timer.next.equals(Instant.MAX))
        .map(timer -> new View(timer.spec, timer.next))
        .toList();
  }

  @Override
  public Optional<Due> next() {
    return timers.stream()
        .filter(timer -> !timer.next.equals(Instant.MAX))
        .min(Comparator.comparing(timer -> timer.next))
        .map(timer -> due(timer, timer.next));
  }

  @Override
  public Optional<Due> nextStop() {
    return timers.stream()
        .filter(timer -> !timer.next.equals(Instant.MAX))
        .map(timer -> due(timer, timer.often() ? folded(timer.next) : timer.next))
        .min(Comparator.comparing(Due::at));
  }

  /** Lets what fell due up to {@code now} go by unfired. */
  void skip(Instant now) {
    timers.stream()
        .filter(timer -> !timer.next.isAfter(now))
        .forEach(timer -> timer.next = timer.time(now));
  }

  private Instant folded(Instant next) {
    Instant latest = next.plus(FOLD).minus(OFTEN);
    return earliest
        .get()
        .filter(first -> first.isBefore(latest))
        .map(first -> first.isAfter(next) ? onTheMinuteOf(next, first) : next)
        .orElse(latest);
  }

  /** The first minute of {@code next}'s beat that is not before {@code first}. */
  private static Instant onTheMinuteOf(Instant next, Instant first) {
    long seconds = Duration.between(next, first.plusMillis(999)).toSeconds();
    return next.plusSeconds((seconds + 59) / 60 * 60);
  }

  private Due due(Timer timer, Instant at) {
    return new Due(at, timer.spec.name(), () -> fire(timer, at));
  }

  private void fire(Timer timer, Instant at) {
    Instant now = clock.instant();
    timer.next = timer.time(now.isAfter(at) ? now : at);
    String input = timer.spec.input().replace(DUE, at.toString());
    later.invoke(timer.spec.function(), input.getBytes(StandardCharsets.UTF_8));
  }
}
