package dev.kronus.liveness;

import dev.kronus.accounts.Pause;
import dev.kronus.accounts.ProbeSettings;
import dev.kronus.accounts.ProbeSettingsItems;
import dev.kronus.accounts.User;
import dev.kronus.accounts.Users;
import dev.kronus.duties.Job;
import dev.kronus.duties.Message;
import dev.kronus.kernel.Cron;
import dev.kronus.kernel.Ids;
import dev.kronus.kernel.ProbeId;
import dev.kronus.kernel.Timetable;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Works out what changes of somebody's settings come to, whether they come by the API or by text.
 */
final class Planning {
  /** There is somebody who can be told. */
  private static final Condition TELLABLE = Condition.atLeast("emergency_contacts", 1);

  private final Table table;
  private final Users users;
  private final DuressWord duress;

  Planning(Table table, Users users, DuressWord duress) {
    this.table = table;
    this.users = users;
    this.duress = duress;
  }

  /**
   * Turning the schedule off cancels the probe that is pending.
   *
   * @param telling whether the person is told by a text of its own that it is on
   */
  Plan changed(ProbeSettings before, SettingsChange change, boolean telling, Instant now) {
    boolean active = change.active().orElse(before.active());
    Timetable table = timetable(before, change);
    boolean resync = before.active() != active || (active && !table.equals(before.timetable()));
    Write.Update update = fields(before, change, table, now);
    Changes changes = new Changes();
    List<Job> jobs = new ArrayList<>();
    Optional<Instant> next = before.nextProbeAt().filter(at -> active);
    if (active && resync) {
      next = Optional.of(next(before, table, now));
      update = ProbeSettingsItems.due(update.set("active", true), before.uid(), next.get());
    }
    if (before.active() && !active) {
      update = off(before, update, changes, now);
    } else if (active && !before.active()) {
      update = update.when(TELLABLE).when(ProbeSettingsItems.OPEN);
      changes.add(Rearm.over(before.uid()));
      next.filter(at -> telling)
          .ifPresent(at -> jobs.add(switchedOn(before, at, table.zone(), now)));
    }
    jobs.addAll(resync ? List.of(ProbeSettingsItems.sync(before, now)) : List.of());
    change.duressWord().ifPresent(word -> changes.add(duress.changed(before.uid(), word)));
    return Plan.of(changes.add(update), jobs, next);
  }

  private Write.Update off(
      ProbeSettings before, Write.Update update, Changes changes, Instant now) {
    Pausing.ended(before, now).ifPresent(changes::add);
    return withoutPending(before, ProbeSettingsItems.off(update), changes, now);
  }

  private static Timetable timetable(ProbeSettings before, SettingsChange change) {
    return before.timetable(
        change.cron().orElseGet(() -> Cron.of(before.cronExpression())),
        change.zone().orElse(before.timeZone()),
        change.flexibleMinutes().orElse(before.flexibleMinutes()));
  }

  /**
   * Whoever says only how exactly they want to be asked is asked for the same time, sooner or
   * later; if that has passed, now.
   */
  private static Instant next(ProbeSettings before, Timetable table, Instant now) {
    Timetable last = before.timetable();
    boolean same = table.cron().equals(last.cron()) && table.zone().equals(last.zone());
    return before
        .nextProbeAt()
        .filter(at -> same && before.active())
        .filter(at -> before.pause().filter(pause -> pause.covers(now)).isEmpty())
        .map(at -> table.moved(last, at))
        .orElseGet(() -> table.next(before.asksAfter(now)));
  }

  /** Nobody is asked until {@code until}; a pause that lasts already ends with the new one. */
  Plan paused(ProbeSettings before, Instant until, String by, Instant now) {
    Instant from = before.nextProbeAt().filter(at -> at.isBefore(now)).orElse(now);
    Pause pause = new Pause(from, until);
    Instant next = before.timetable().next(until.minusMillis(1));
    Changes changes = new Changes();
    Pausing.ended(before, now)
        .filter(ended -> !ended.key().equals(Pausing.key(before.uid(), pause)))
        .ifPresent(changes::add);
    Write.Update update = ProbeSettingsItems.paused(revised(before, now), pause);
    changes
        .add(ProbeSettingsItems.due(update, before.uid(), next))
        .add(Pausing.begun(before.uid(), pause, by, now))
        .add(Write.delete(AskedFor.key(before.uid()), Condition.ANY));
    return Plan.of(changes, List.of(), Optional.of(next));
  }

  Plan resumed(ProbeSettings before, Instant now) {
    Instant next = before.timetable().next(now);
    Changes changes = new Changes();
    Pausing.ended(before, now).ifPresent(changes::add);
    Write.Update update = ProbeSettingsItems.unpaused(revised(before, now));
    changes.add(ProbeSettingsItems.due(update, before.uid(), next));
    return Plan.of(changes, List.of(), Optional.of(next));
  }

  private static Write.Update revised(ProbeSettings before, Instant now) {
    return Write.update(ProbeSettingsItems.key(before.uid()))
        .when(Condition.equal("revision", before.revision()))
        .when(Condition.equal("active", true))
        .add("revision", 1)
        .set("updated_at", now);
  }

  private static Write.Update fields(
      ProbeSettings before, SettingsChange change, Timetable table, Instant now) {
    Write.Update update =
        Write.update(ProbeSettingsItems.key(before.uid()))
            .when(Condition.equal("revision", before.revision()))
            .add("revision", 1)
            .set("cron_expression", table.cron().text())
            .set("time_zone", table.zone().getId())
            .set("max_retries", change.maxRetries().orElse(before.maxRetries()))
            .set(
                "wait_time_in_minutes",
                change.waitTimeInMinutes().orElse(before.waitTimeInMinutes()))
            .set("flexible_minutes", change.flexibleMinutes().orElse(before.flexibleMinutes()))
            .set("escalation_wait_in_minutes", change.pace(before.pace()).waitInMinutes())
            .set("escalation_rounds", change.pace(before.pace()).rounds())
            .set("acceptance_minutes", change.pace(before.pace()).acceptanceMinutes())
            .set("updated_at", now);
    Optional<String> note = change.emergencyNote().or(before::emergencyNote);
    return update.set("emergency_note", note.filter(text -> !text.isEmpty()));
  }

  /** Cancels the pending probe in the same transaction, if there is one. */
  private Write.Update withoutPending(
      ProbeSettings before, Write.Update update, Changes changes, Instant now) {
    if (before.pendingProbe().isEmpty()) {
      return update.when(Condition.missing("pending_probe"));
    }
    ProbeId id = before.pendingProbe().get();
    Probe probe =
        table
            .get(ProbeItems.key(before.uid(), id))
            .map(item -> ProbeItems.probe(ProbeItems.key(before.uid(), id), item))
            .orElseThrow(Users::noSuchUser);
    changes.add(Endings.cancelled(probe, now));
    return update.when(Condition.equal("pending_probe", id.value())).remove("pending_probe");
  }

  private Job switchedOn(ProbeSettings before, Instant next, ZoneId zone, Instant now) {
    User user = users.needed(before.uid());
    Message message = new Message(user.number(), Texts.switchedOn(next, zone), Message.Kind.NOTICE);
    return Job.send(
        before.uid(),
        "on-" + Ids.padded(before.revision() + 1, 6),
        "send_switched_on_notice",
        Map.of("user_id", before.uid().value()),
        message,
        now);
  }
}
