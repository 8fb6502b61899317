package dev.kronus.local.aws;

import dev.kronus.local.functions.Functions;
import dev.kronus.local.functions.Later;
import dev.kronus.local.template.Grants;
import dev.kronus.local.time.Due;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The schedules of EventBridge Scheduler, and the firing of them. */
public final class Schedules implements Due.Source {
  private final Map<String, Schedule> schedules = new TreeMap<>();
  private final Set<String> groups;
  private final Function<String, Grants> roles;
  private final Functions functions;
  private final Later later;
  private final InstantSource clock;

  /** {@code roles} knows what the role with an ARN may do. */
  public Schedules(
      Set<String> groups,
      Function<String, Grants> roles,
      Functions functions,
      Later later,
      InstantSource clock) {
    this.groups = groups;
    this.roles = roles;
    this.functions = functions;
    this.later = later;
    this.clock = clock;
  }

  /** What the page and the doors show of a schedule. */
  public record View(
      String name, String group, String expression, String zone, String target, Instant next) {}

  synchronized Schedule create(String group, String name, Map<String, Object> wish) {
    known(group);
    if (schedules.containsKey(key(group, name))) {
      throw new Fault(409, "ConflictException", "Schedule " + name + " already exists.");
    }
    Instant now = clock.instant();
    Schedule made = Schedule.make(group, name, wish, now, now);
    schedules.put(key(group, name), made);
    return made;
  }

  synchronized Schedule update(String group, String name, Map<String, Object> wish) {
    Instant created = get(group, name).created();
    Schedule made = Schedule.make(group, name, wish, created, clock.instant());
    schedules.put(key(group, name), made);
    return made;
  }

  synchronized Schedule get(String group, String name) {
    known(group);
    return Optional.ofNullable(schedules.get(key(group, name)))
        .orElseThrow(() -> missing("Schedule " + name + " does not exist."));
  }

  synchronized void delete(String group, String name) {
    get(group, name);
    schedules.remove(key(group, name));
  }

  /** In the order of their names. */
  synchronized List<Schedule> list(Optional<String> group, String prefix) {
    group.ifPresent(this::known);
    return schedules.values().stream()
        .filter(schedule -> group.isEmpty() || schedule.group().equals(group.get()))
        .filter(schedule -> schedule.name().startsWith(prefix))
        .toList();
  }

  /** Takes up what an earlier cloud left. */
  synchronized void restore(List<Schedule> earlier) {
    earlier.forEach(schedule -> schedules.put(key(schedule.group(), schedule.name()), schedule));
  }

  /** What will fire, next first. */
  public synchronized List<View> upcoming() {
    return schedules.values().stream()
        .filter(schedule -> schedule.next().isPresent())
        .map(Schedules::view)
        .sorted(Comparator.comparing(View::next))
        .toList();
  }

  @Override
  public synchronized Optional<Due> next() {
    return schedules.values().stream()
        .filter(schedule -> schedule.next().isPresent())
        .min(Comparator.comparing(schedule -> schedule.next().orElseThrow()))
        .map(
            schedule ->
                new Due(schedule.next().orElseThrow(), schedule.name(), () -> fire(schedule)));
  }

  /** Lets what fell due up to {@code now} go by unfired: an outage of the scheduler. */
  public synchronized void skip(Instant now) {
    for (Schedule schedule : List.copyOf(schedules.values())) {
      if (schedule.next().filter(next -> !next.isAfter(now)).isPresent()) {
        done(schedule, now);
      }
    }
  }

  private synchronized void fire(Schedule schedule) {
    Instant due = schedule.next().orElseThrow();
    if (!schedule.equals(schedules.get(key(schedule.group(), schedule.name())))) {
      return;
    }
    done(schedule, clock.instant());
    String input = schedule.input(due);
    functions
        .find(schedule.target())
        .filter(
            to -> roles.apply(schedule.role()).allow("lambda:InvokeFunction", schedule.target()))
        .ifPresentOrElse(
            to -> later.invoke(to.id(), input.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
            () -> later.bury(schedule.target(), input, "the schedule's role may not invoke it"));
  }

  private void done(Schedule schedule, Instant now) {
    String key = key(schedule.group(), schedule.name());
    if (schedule.once() && schedule.deletedOnceDone()) {
      schedules.remove(key);
      return;
    }
    Instant due = schedule.next().orElseThrow();
    Schedule after = schedule.after(now.isAfter(due) ? now : due);
    schedules.put(
        key,
        schedule.once()
            ? new Schedule(
                schedule.group(),
                schedule.name(),
                schedule.wish(),
                schedule.created(),
                schedule.modified(),
                Optional.empty())
            : after);
  }

  private void known(String group) {
    if (!group.equals("default") && !groups.contains(group)) {
      throw missing("Schedule group " + group + " does not exist.");
    }
  }

  private static View view(Schedule schedule) {
    String target = schedule.target();
    return new View(
        schedule.name(),
        schedule.group(),
        schedule.expressionText(),
        schedule.zoneText(),
        target.substring(target.indexOf(":function:") + 1),
        schedule.next().orElseThrow());
  }

  private static Fault missing(String message) {
    return new Fault(404, "ResourceNotFoundException", message);
  }

  private static String key(String group, String name) {
    return group + "/" + name;
  }
}
