package dev.kronus.kernel;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A Unix cron expression of five fields that fires at some time, and never twice within {@value
 * #CLOSEST_MINUTES} minutes.
 *
 * <p>It reads what Vixie cron reads: {@code *}, numbers, lists, ranges, steps, names of months and
 * weekdays in any case, Sunday as 0 and 7; when both day fields are restricted, either suffices. It
 * differs where that is safer:
 *
 * <ul>
 *   <li>A star with a step restricts a day field, as a list would. Vixie cron takes the star for
 *       "any day" and asks for both fields; here every second day or Mondays is more days, not
 *       fewer, and EventBridge can express it.
 *   <li>{@code 5/20} is {@code 5-59/20}, as in Quartz and EventBridge; {@code FRI-SUN} is {@code
 *       5-7}. Vixie cron refuses both.
 *   <li>A step beyond the field's largest number is refused: a star with /90 would be every hour.
 *       So are {@code 7/2} and {@code 1-5/7} as a weekday, which cron-utils would misread.
 *   <li>Daylight saving never loses a time: one in a gap comes at the first instant after it, a
 *       repeated one once, at the earlier offset. Several that fall onto one instant are one.
 * </ul>
 */
public final class Cron {
  private static final int LONGEST = 100;
  private static final int CLOSEST_MINUTES = 15;
  private static final int MOST_STORED = 1_000;

  /** What was stored is read over and over, and parsing it costs more than all else about it. */
  private static final Map<String, Cron> STORED = new ConcurrentHashMap<>();

  private final String text;
  private final CronTimes times;

  private Cron(String text, CronTimes times) {
    this.text = text;
    this.times = times;
  }

  /**
   * Reads {@code text}. When it is no such expression the answer is empty, and {@code fault} got
   * what is wrong with it, one rule at a time, each completing "cron_expression ...".
   */
  public static Optional<Cron> parse(String text, Consumer<String> fault) {
    String[] words = text.strip().split(" +", -1);
    if (text.length() > LONGEST) {
      fault.accept("must be at most " + LONGEST + " characters");
      return Optional.empty();
    }
    if (words.length != CronTimes.FIELDS) {
      fault.accept("must be a cron expression with 5 fields: minute hour day month weekday");
      return Optional.empty();
    }
    return CronTimes.parse(List.of(words), fault)
        .filter(times -> sound(times, fault))
        .map(times -> new Cron(String.join(" ", words), times));
  }

  /** Takes an expression that was parsed before, as it was stored. */
  public static Cron of(String text) {
    if (STORED.size() > MOST_STORED) {
      STORED.clear();
    }
    return STORED.computeIfAbsent(text, Cron::stored);
  }

  private static Cron stored(String text) {
    List<String> faults = new ArrayList<>();
    return parse(text, faults::add)
        .orElseThrow(() -> new IllegalArgumentException("a cron expression " + faults));
  }

  private static boolean sound(CronTimes times, Consumer<String> fault) {
    if (!times.fires()) {
      fault.accept("must name a day that exists: this one never fires within 5 years");
      return false;
    }
    if (times.closest() < CLOSEST_MINUTES) {
      fault.accept("must not fire more often than every " + CLOSEST_MINUTES + " minutes");
      return false;
    }
    return true;
  }

  /** The first time after {@code after}. */
  public Instant next(Instant after, ZoneId zone) {
    return following(after, zone).at();
  }

  /** The next {@code count} times after {@code after}. */
  public List<Occurrence> upcoming(Instant after, ZoneId zone, int count) {
    List<Occurrence> upcoming = new ArrayList<>();
    Instant last = after;
    while (upcoming.size() < count) {
      upcoming.add(following(last, zone));
      last = upcoming.getLast().at();
    }
    return upcoming;
  }

  /**
   * The last time after {@code from} and not after {@code to}, if there is any. It walks from the
   * one to the other, some microseconds a time.
   */
  public Optional<Latest> latest(Instant from, Instant to, ZoneId zone) {
    Instant latest = from;
    long count = 0;
    for (Instant at = next(from, zone); !at.isAfter(to); at = next(at, zone)) {
      latest = at;
      count++;
    }
    return count == 0 ? Optional.empty() : Optional.of(new Latest(latest, count - 1));
  }

  /**
   * The last time of a span.
   *
   * @param earlier how many of the span were before it
   */
  public record Latest(Instant at, long earlier) {}

  /**
   * The same times for EventBridge Scheduler: one expression, or two where either day field
   * suffices. Sets are written out, so that no rule about steps or Sundays can differ.
   */
  public List<String> eventBridge() {
    return EventBridgeCron.of(times);
  }

  /**
   * Expressions that fire so many minutes after its times, and perhaps at others: EventBridge can
   * say neither the day after the last of a month nor which minute belongs to which hour.
   */
  List<String> eventBridge(int minutesLater) {
    return minutesLater == 0 ? eventBridge() : EventBridgeCron.of(times.later(minutesLater));
  }

  /** As it was given, with single spaces. */
  public String text() {
    return text;
  }

  private Occurrence following(Instant after, ZoneId zone) {
    LocalDateTime wanted = times.next(LocalDateTime.ofInstant(after, zone));
    Occurrence next = occurrence(wanted, zone);
    // In the second run of a repeated hour, its local times still to come have been already.
    while (!next.at().isAfter(after)) {
      wanted = times.next(wanted);
      next = occurrence(wanted, zone);
    }
    return next;
  }

  private static Occurrence occurrence(LocalDateTime wanted, ZoneId zone) {
    ZoneOffsetTransition change = zone.getRules().getTransition(wanted);
    if (change == null) {
      Instant at = wanted.toInstant(zone.getRules().getOffset(wanted));
      return new Occurrence(at, wanted, Occurrence.Dst.NONE);
    }
    return change.isGap()
        ? new Occurrence(change.getInstant(), wanted, Occurrence.Dst.GAP)
        : new Occurrence(wanted.toInstant(change.getOffsetBefore()), wanted, Occurrence.Dst.REPEAT);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cron cron && text.equals(cron.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
