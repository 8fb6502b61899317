package dev.kronus.liveness;

import dev.kronus.accounts.ProbeSettings;
import dev.kronus.accounts.ProbeSettingsItems;
import dev.kronus.accounts.User;
import dev.kronus.accounts.Users;
import dev.kronus.duties.Job;
import dev.kronus.duties.Jobs;
import dev.kronus.duties.Message;
import dev.kronus.kernel.Cron;
import dev.kronus.kernel.Occurrence;
import dev.kronus.kernel.ProbeId;
import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Invoker;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When and how somebody is asked, and changing it. */
public final class CheckIns {
  private static final int TRIES = 5;
  private final Table table;
  private final Users users;
  private final Invoker invoker;
  private final Limit switching;
  private final InstantSource clock;

  public CheckIns(Table table, Users users, Invoker invoker, InstantSource clock) {
    this.table = table;
    this.users = users;
    this.invoker = invoker;
    this.switching = Limit.switchingOn(table, clock);
    this.clock = clock;
  }

  public ProbeSettings get(Uid uid) {
    return ProbeSettingsItems.find(table, uid)
        .orElseThrow(() -> new Refusal.Missing("There is no such user."));
  }

  /** The next {@code count} times somebody will be asked, were the schedule on. */
  public List<Occurrence> preview(Uid uid, int count) {
    ProbeSettings settings = get(uid);
    return Cron.of(settings.cronExpression()).upcoming(clock.instant(), settings.timeZone(), count);
  }

  /** Changes the settings; turning the schedule off cancels the probe that is pending. */
  public ProbeSettings change(Uid uid, SettingsChange change) {
    for (int i = 1; ; i++) {
      try {
        return changed(get(uid), change);
      } catch (Table.ConditionFailed another) {
        if (i == TRIES) {
          throw new Refusal.Conflict("The settings are being changed elsewhere; try again.");
        }
      }
    }
  }

  private ProbeSettings changed(ProbeSettings before, SettingsChange change) {
    Instant now = clock.instant();
    boolean active = change.active().orElse(before.active());
    if (active && !before.active()) {
      requireSomeoneToTell(before);
      switching.take(before.uid());
    }
    Cron cron = change.cron().orElseGet(() -> Cron.of(before.cronExpression()));
    ZoneId zone = change.zone().orElse(before.timeZone());
    Write.Update update = fields(before, change, cron, zone, now);
    Changes changes = new Changes();
    List<Job> jobs = new ArrayList<>();
    if (active && !(before.active() && isSame(before, cron, zone))) {
      update = on(before, update, cron.next(now, zone), zone, jobs);
    } else if (!active && before.active()) {
      update = withoutPending(before, ProbeSettingsItems.off(update), changes, now);
      jobs.add(Endings.sync(before, before.revision() + 1, now));
    }
    changes.add(update);
    jobs.forEach(job -> changes.add(Jobs.written(job)));
    changes.commit(table);
    jobs.forEach(job -> invoker.poke(job.handler(), new Poke(job.uid(), job.key().sk())));
    return get(before.uid());
  }

  private static boolean isSame(ProbeSettings before, Cron cron, ZoneId zone) {
    return cron.text().equals(before.cronExpression()) && zone.equals(before.timeZone());
  }

  /** The part of a change that sets other times, and tells whoever has just turned it on. */
  private Write.Update on(
      ProbeSettings before, Write.Update update, Instant next, ZoneId zone, List<Job> jobs) {
    Instant now = clock.instant();
    jobs.add(Endings.sync(before, before.revision() + 1, now));
    Write.Update due = ProbeSettingsItems.due(update.set("active", true), before.uid(), next);
    if (before.active()) {
      return due;
    }
    jobs.add(switchedOn(before, next, zone, now));
    return due.when(Condition.atLeast("emergency_contacts", 1));
  }

  private static Write.Update fields(
      ProbeSettings before, SettingsChange change, Cron cron, ZoneId zone, Instant now) {
    Write.Update update =
        Write.update(ProbeSettingsItems.key(before.uid()))
            .when(Condition.equal("revision", before.revision()))
            .add("revision", 1)
            .set("cron_expression", cron.text())
            .set("time_zone", zone.getId())
            .set("max_retries", change.maxRetries().orElse(before.maxRetries()))
            .set(
                "wait_time_in_minutes",
                change.waitTimeInMinutes().orElse(before.waitTimeInMinutes()))
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
            .orElseThrow();
    changes.add(Endings.cancelled(probe, now));
    return update.when(Condition.equal("pending_probe", id.value())).remove("pending_probe");
  }

  private Job switchedOn(ProbeSettings before, Instant next, ZoneId zone, Instant now) {
    User user = users.profile(before.uid()).orElseThrow();
    Message message = new Message(user.phone(), Texts.switchedOn(next, zone), Message.Kind.NOTICE);
    return Job.send(
        before.uid(),
        "on-%06d".formatted(before.revision() + 1),
        "send_switched_on_notice",
        Map.of("user_id", before.uid().value()),
        message,
        now);
  }

  private static void requireSomeoneToTell(ProbeSettings settings) {
    if (settings.emergencyContacts() < 1) {
      throw new Refusal.Forbidden("Add an emergency contact first, so that somebody can be told.");
    }
  }
}
