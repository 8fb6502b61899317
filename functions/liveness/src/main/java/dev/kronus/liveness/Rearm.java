package dev.kronus.liveness;

import dev.kronus.accounts.ProbeSettings;
import dev.kronus.accounts.User;
import dev.kronus.duties.Job;
import dev.kronus.duties.Message;
import dev.kronus.duties.Obligation;
import dev.kronus.kernel.Ids;
import dev.kronus.kernel.ProbeId;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * That somebody's check-ins are off because of an alarm, of which they are reminded after one,
 * three and seven days and then every week, until they switch them on or say OFF.
 *
 * @param probe the one that ended in the alarm
 * @param reminded how often they have been
 * @param dueAt when they are reminded next
 */
record Rearm(Uid uid, ProbeId probe, Instant since, int reminded, Instant dueAt) {
  static final String SK = "REARM";
  private static final List<Integer> DAYS = List.of(1, 3, 7);
  private static final int WEEK = 7;

  static Key key(Uid uid) {
    return Key.of(uid, SK);
  }

  /** Part of every alarming end. */
  static Write begun(Probe probe, Instant now) {
    return new Rearm(probe.uid(), probe.id(), now, 0, at(now, 0)).written(Condition.ANY);
  }

  /** Nobody need be reminded any more. */
  static Write over(Uid uid) {
    return Write.delete(key(uid), Condition.ANY);
  }

  static Optional<Rearm> find(Table table, Uid uid) {
    return table
        .get(key(uid))
        .map(
            item ->
                new Rearm(
                    uid,
                    new ProbeId(item.number("probe")),
                    item.instant("since"),
                    (int) item.number("reminded"),
                    item.instant("due_at")));
  }

  /** What is to be done now; whoever is on again needs no reminder. Empty when it is not time. */
  Optional<Plan> due(ProbeSettings settings, User user, Instant now) {
    Condition unchanged = Condition.equal("due_at", dueAt);
    if (settings.active()) {
      Write over = Write.delete(key(uid), unchanged);
      return Optional.of(Plan.of(changes(over), List.of(), Optional.empty()));
    }
    if (dueAt.isAfter(now)) {
      return Optional.empty();
    }
    int next = reminded + 1;
    while (!at(since, next).isAfter(now)) {
      next++;
    }
    Rearm after = new Rearm(uid, probe, since, next, at(since, next));
    Message message = new Message(user.number(), Texts.STILL_OFF, Message.Kind.NOTICE);
    String id = Probe.jobs(probe) + "rearm-" + Ids.padded(next, 3);
    Job job = Job.send(uid, id, "send_rearm_reminder", args(), message, now);
    List<Job> jobs = settings.isUnreachable() ? List.of() : List.of(job);
    return Optional.of(Plan.of(changes(after.written(unchanged)), jobs, Optional.empty()));
  }

  private static Changes changes(Write write) {
    return new Changes().add(write);
  }

  private Map<String, Object> args() {
    return Map.of("user_id", uid.value(), "probe_id", probe.value());
  }

  private Write written(Condition condition) {
    Item item =
        Item.empty().with("probe", probe.value()).with("since", since).with("reminded", reminded);
    return Write.put(key(uid), Obligation.due(item, uid, dueAt, ProbeItems.DRIVER), condition);
  }

  private static Instant at(Instant since, int reminded) {
    int weeks = Math.max(0, reminded - DAYS.size() + 1);
    int days = DAYS.get(Math.min(reminded, DAYS.size() - 1)) + weeks * WEEK;
    return since.plus(Duration.ofDays(days));
  }
}
