package dev.kronus.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * When somebody is asked: the times of a cron expression in a zone, each so many minutes later. A
 * time that daylight saving moves is moved first and is then as much later as any other.
 *
 * @param minutesLater from 0 up to an hour
 */
public record Timetable(Cron cron, ZoneId zone, int minutesLater) {

  /** The first time after {@code after}. */
  public Instant next(Instant after) {
    return later(cron.next(sooner(after), zone));
  }

  /** The next {@code count} times after {@code after}. */
  public List<Occurrence> upcoming(Instant after, int count) {
    return cron.upcoming(sooner(after), zone, count).stream()
        .map(
            one ->
                new Occurrence(later(one.at()), one.wanted().plusMinutes(minutesLater), one.dst()))
        .toList();
  }

  /** The last time after {@code from} and not after {@code to}, if there is any. */
  public Optional<Cron.Latest> latest(Instant from, Instant to) {
    return cron.latest(sooner(from), sooner(to), zone)
        .map(latest -> new Cron.Latest(later(latest.at()), latest.earlier()));
  }

  /** A time of {@code before}, which differs in how much later it is, as a time of this. */
  public Instant moved(Timetable before, Instant at) {
    return later(before.sooner(at));
  }

  /**
   * Expressions for EventBridge Scheduler that fire at these times, and perhaps at others, when
   * nothing is due.
   */
  public List<String> eventBridge() {
    return cron.eventBridge(minutesLater);
  }

  private Instant later(Instant at) {
    return at.plus(Duration.ofMinutes(minutesLater));
  }

  private Instant sooner(Instant at) {
    return at.minus(Duration.ofMinutes(minutesLater));
  }
}
