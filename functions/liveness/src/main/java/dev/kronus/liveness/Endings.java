package dev.kronus.liveness;

import dev.kronus.accounts.ProbeSettings;
import dev.kronus.accounts.ProbeSettingsItems;
import dev.kronus.duties.Jobs;
import dev.kronus.duties.Obligation;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

  /** A good answer: whatever was open about this person before is over too. */
  static Changes good(ProbeSettings settings, Probe probe, Optional<String> answer, Instant now) {
    Probe.Status to = Probe.Status.GOOD;
    return new Changes()
        .add(ended(probe, to, answer, now))
        .add(ProbeItems.COUNTS.moved(probe.uid(), probe.status().word(), to.word()))
        .add(freed(settings, probe).remove("open_escalation"));
  }

  /** The settings' part of an all-clear; fails when an alarm came between. */
  static Write.Update nothingOpen(ProbeSettings settings) {
    return Write.update(ProbeSettingsItems.key(settings.uid()))
        .when(Condition.equal("revision", settings.revision()))
        .remove("open_escalation");
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
        switch (reason) {
          case MISSED, UNREACHABLE, OPTED_OUT -> Probe.Status.UNAVAILABLE;
          case BAD, SOS, DURESS -> Probe.Status.BAD;
        };
    Escalation escalation =
        Escalation.begun(probe.uid(), probe.id(), reason, false, settings.pace(), now);
    return new Changes()
        .add(ended(probe, status, answer, now))
        .add(ProbeItems.COUNTS.moved(probe.uid(), probe.status().word(), status.word()))
        .add(alarm(freed(settings, probe), settings, probe, escalation, now));
  }

  /** They called for help though nobody had asked: a probe that is bad from the start. */
  static Changes unasked(ProbeSettings settings, Probe probe, Instant now) {
    Escalation escalation =
        Escalation.begun(
            probe.uid(), probe.id(), Escalation.Reason.SOS, false, settings.pace(), now);
    Write.Update taken =
        Write.update(ProbeSettingsItems.key(probe.uid()))
            .when(Condition.missing("pending_probe"))
            .when(Condition.missing("open_escalation"))
            .when(Condition.equal("revision", settings.revision()))
            .set("last_probe_id", probe.id().value());
    return new Changes()
        .add(Write.create(ProbeItems.key(probe.uid(), probe.id()), ProbeItems.of(probe)))
        .add(ProbeItems.COUNTS.more(probe.uid(), probe.status().word()))
        .add(alarm(taken, settings, probe, escalation, now));
  }

  /** The schedule is off, the escalation is written down, and whoever it is about is reminded. */
  private static List<Write> alarm(
      Write.Update update,
      ProbeSettings settings,
      Probe probe,
      Escalation escalation,
      Instant now) {
    Write.Update off =
        ProbeSettingsItems.off(update)
            .set("open_escalation", escalation.key().sk())
            .add("revision", 1)
            .set("updated_at", now);
    List<Write> writes = new ArrayList<>();
    writes.add(off);
    writes.add(EscalationItems.created(escalation));
    writes.add(Rearm.begun(probe, now));
    Pausing.ended(settings, now).ifPresent(writes::add);
    if (settings.active()) {
      writes.addAll(Jobs.written(ProbeSettingsItems.sync(settings, now)));
    }
    return writes;
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
