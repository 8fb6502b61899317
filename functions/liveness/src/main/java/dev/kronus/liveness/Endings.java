package dev.kronus.liveness;

import dev.kronus.accounts.ProbeSettings;
import dev.kronus.accounts.ProbeSettingsItems;
import dev.kronus.duties.Job;
import dev.kronus.duties.Jobs;
import dev.kronus.duties.Obligation;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Write;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a probe ends: one transaction that moves it out of {@code pending}, frees its user for the
 * next one, and, when the ending is alarming, writes the escalation down and turns the schedule
 * off. Whoever comes second fails as a whole.
 */
final class Endings {
  private Endings() {}

  /** A good answer, or a cancellation: nobody has to be told. */
  static Changes quiet(
      ProbeSettings settings,
      Probe probe,
      Probe.Status status,
      Optional<String> answer,
      Instant now) {
    return new Changes()
        .add(ended(probe, status, answer, now))
        .add(ProbeItems.COUNTS.moved(probe.uid(), probe.status().word(), status.word()))
        .add(freed(settings, probe));
  }

  /** The pending probe's part of turning the schedule off; the settings' part is the caller's. */
  static List<Write> cancelled(Probe probe, Instant now) {
    Probe.Status to = Probe.Status.CANCELLED;
    return List.of(
        ended(probe, to, Optional.empty(), now),
        ProbeItems.COUNTS.moved(probe.uid(), probe.status().word(), to.word()));
  }

  /** Somebody has to be told, and the schedule is off until its owner turns it on. */
  static Changes alarming(
      ProbeSettings settings,
      Probe probe,
      Escalation.Reason reason,
      Optional<String> answer,
      Instant now) {
    Probe.Status status =
        reason == Escalation.Reason.BAD ? Probe.Status.BAD : Probe.Status.UNAVAILABLE;
    Escalation escalation = new Escalation(probe.uid(), probe.id(), reason, now, Optional.empty());
    Changes changes =
        new Changes()
            .add(ended(probe, status, answer, now))
            .add(ProbeItems.COUNTS.moved(probe.uid(), probe.status().word(), status.word()))
            .add(off(settings, probe, escalation, now))
            .add(Write.create(escalation.key(), EscalationItems.of(escalation)));
    if (settings.active()) {
      changes.add(Jobs.written(sync(settings, settings.revision() + 1, now)));
    }
    return changes;
  }

  private static Write.Update off(
      ProbeSettings settings, Probe probe, Escalation escalation, Instant now) {
    return ProbeSettingsItems.off(freed(settings, probe))
        .set("open_escalation", escalation.key().sk())
        .add("revision", 1)
        .set("updated_at", now);
  }

  /** The job that brings EventBridge in line with revision {@code revision} of the settings. */
  static Job sync(ProbeSettings settings, long revision, Instant now) {
    return Job.now(
        settings.uid(),
        "sync-%06d".formatted(revision),
        "sync_schedule",
        Timers.DRIVER,
        Map.of("user_id", settings.uid().value(), "revision", revision),
        now);
  }

  private static Write.Update ended(
      Probe probe, Probe.Status status, Optional<String> answer, Instant now) {
    Write.Update update =
        Obligation.met(ProbeItems.pending(probe, now))
            .set("status", status.word())
            .set("status_pk", ProbeItems.partition(status, probe.uid()))
            .remove("deadline_at")
            .append("timeline", ProbeItems.event(now, status.word(), "response", answer));
    return answer.isPresent() ? update.set("last_response", answer) : update;
  }

  /**
   * No probe is pending any more. Read at a revision, so that an ending and a change of settings
   * cannot cross.
   */
  private static Write.Update freed(ProbeSettings settings, Probe probe) {
    return Write.update(ProbeSettingsItems.key(probe.uid()))
        .when(Condition.equal("pending_probe", probe.id().value()))
        .when(Condition.equal("revision", settings.revision()))
        .remove("pending_probe");
  }
}
