package dev.kronus.local.aws;

import dev.kronus.local.Json;
import dev.kronus.local.time.Expression;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One schedule of EventBridge Scheduler.
 *
 * @param wish what the caller asked for, as JSON
 * @param next when it fires next; empty when it never will
 */
record Schedule(
    String group,
    String name,
    Map<String, Object> wish,
    Instant created,
    Instant modified,
    Optional<Instant> next) {
  private static final String DUE = "<aws.scheduler.scheduled-time>";

  /** A schedule that begins now; refuses what AWS would refuse. */
  static Schedule make(
      String group, String name, Map<String, Object> wish, Instant created, Instant now) {
    Schedule made = new Schedule(group, name, wish, created, now, Optional.empty());
    made.check();
    return made.after(now.minusMillis(1), now);
  }

  /** The same, with its next time after {@code then}. */
  Schedule after(Instant then) {
    return after(then, modified);
  }

  boolean once() {
    return expression().once();
  }

  boolean deletedOnceDone() {
    return "DELETE".equals(wish.get("ActionAfterCompletion"));
  }

  String arn() {
    return "arn:aws:scheduler:us-east-1:000000000000:schedule/" + group + "/" + name;
  }

  String target() {
    return String.valueOf(part("Target").get("Arn"));
  }

  String role() {
    return String.valueOf(part("Target").get("RoleArn"));
  }

  /** What the target gets, with the due time filled in. */
  String input(Instant due) {
    return String.valueOf(part("Target").getOrDefault("Input", "{}")).replace(DUE, due.toString());
  }

  String expressionText() {
    return String.valueOf(wish.get("ScheduleExpression"));
  }

  String zoneText() {
    return String.valueOf(wish.getOrDefault("ScheduleExpressionTimezone", "UTC"));
  }

  /** As {@code GetSchedule} shows it. */
  Map<String, Object> shown() {
    Map<String, Object> shown = new LinkedHashMap<>(wish);
    shown.remove("ClientToken");
    shown.put("Arn", arn());
    shown.put("Name", name);
    shown.put("GroupName", group);
    shown.putIfAbsent("State", "ENABLED");
    shown.putIfAbsent("ActionAfterCompletion", "NONE");
    shown.putIfAbsent("ScheduleExpressionTimezone", "UTC");
    shown.put("CreationDate", seconds(created));
    shown.put("LastModificationDate", seconds(modified));
    return shown;
  }

  /** As {@code ListSchedules} shows it. */
  Map<String, Object> summary() {
    Map<String, Object> summary = shown();
    summary
        .keySet()
        .retainAll(
            java.util.Set.of(
                "Arn", "Name", "GroupName", "State", "CreationDate", "LastModificationDate"));
    summary.put("Target", Map.of("Arn", target()));
    return summary;
  }

  static double seconds(Instant instant) {
    return instant.toEpochMilli() / 1000.0;
  }

  private Schedule after(Instant then, Instant made) {
    boolean enabled = !"DISABLED".equals(wish.get("State"));
    Optional<Instant> found =
        enabled ? expression().next(made, then).filter(this::withinItsDates) : Optional.empty();
    return new Schedule(group, name, wish, created, modified, found);
  }

  private boolean withinItsDates(Instant time) {
    return !(wish.get("EndDate") instanceof Number end)
        || !time.isAfter(Instant.ofEpochMilli((long) (end.doubleValue() * 1000)));
  }

  private void check() {
    if (!name.matches("[0-9a-zA-Z-_.]{1,64}")) {
      throw Fault.invalid("Value at 'name' failed to satisfy constraint: [0-9a-zA-Z-_.]{1,64}");
    }
    Object window = part("FlexibleTimeWindow").get("Mode");
    if (!"OFF".equals(window) && !"FLEXIBLE".equals(window)) {
      throw Fault.invalid("FlexibleTimeWindow must be given, its Mode OFF or FLEXIBLE.");
    }
    if (!target().startsWith("arn:") || !role().startsWith("arn:")) {
      throw Fault.invalid("Target must have an Arn and a RoleArn.");
    }
    if (part("Target").get("Input") instanceof String input && Json.object(input).isEmpty()) {
      throw Fault.invalid("Target.Input must be JSON.");
    }
    try {
      expression();
    } catch (IllegalArgumentException | DateTimeException malformed) {
      throw Fault.invalid("Invalid Schedule Expression " + expressionText() + ".");
    }
  }

  private Expression expression() {
    return Expression.parse(expressionText(), ZoneId.of(zoneText()));
  }

  private Map<String, Object> part(String name) {
    return wish.get(name) instanceof Map<?, ?> map ? Json.named(map) : Map.of();
  }
}
