package dev.kronus.accounts;

import dev.kronus.duties.Job;
import dev.kronus.duties.Jobs;
import dev.kronus.duties.Message;
import dev.kronus.duties.Obligation;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.ProbeId;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Counts;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Shard;
import dev.kronus.platform.Write;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What ends somebody's check-ins together with their account: nothing is asked any more, what was
 * asked is cancelled, and they are told, for whoever counts on being asked must know that nobody
 * asks. The settings stay, and stay off until their owner turns them on.
 */
final class Standstill {
  private static final Counts PROBES = new Counts("probe");
  private static final String TOLD =
      "Your Kronus account was switched off: you are no longer asked whether you are well."
          + " Talk to whoever runs it if that is not what you wanted.";

  private Standstill() {}

  /** Fails when a probe began or ended, or an alarm was raised, since the account was read. */
  static Changes of(Account account, Instant now) {
    ProbeSettings settings = account.settings();
    Uid uid = settings.uid();
    Write.Update off =
        ProbeSettingsItems.off(Write.update(ProbeSettingsItems.key(uid)))
            .when(unchanged(settings))
            .set(ProbeSettingsItems.CLOSED, true)
            .add("revision", 1)
            .set("updated_at", now)
            .remove("pending_probe");
    Changes changes =
        new Changes()
            .add(
                off,
                Write.delete(Key.of(uid, "REARM"), Condition.ANY),
                Write.delete(Key.of(uid, "ASKED_FOR"), Condition.ANY));
    settings.pendingProbe().ifPresent(probe -> changes.add(cancelled(uid, probe, now)));
    if (settings.active()) {
      changes.add(Jobs.written(ProbeSettingsItems.sync(settings, now)));
      account.user().phone().ifPresent(to -> changes.add(Jobs.written(told(settings, to, now))));
    }
    return changes;
  }

  /** Their owner may turn them on again. */
  static Write over(Uid uid) {
    return Write.update(ProbeSettingsItems.key(uid))
        .when(Condition.EXISTS)
        .remove(ProbeSettingsItems.CLOSED);
  }

  /** No probe began or ended, and no alarm was raised, since they were read. */
  static Condition unchanged(ProbeSettings settings) {
    return Condition.all(
        Condition.equal("revision", settings.revision()),
        settings
            .pendingProbe()
            .map(probe -> Condition.equal("pending_probe", probe.value()))
            .orElse(Condition.missing("pending_probe")),
        Condition.missing("open_escalation"));
  }

  /** As whoever cancels a probe by hand leaves it. */
  private static List<Write> cancelled(Uid uid, ProbeId probe, Instant now) {
    Map<String, Object> event = Map.of("at", Item.time(now), "event", "cancelled");
    Write.Update update =
        Obligation.met(Write.update(Key.of(uid, "PROBE#%07d".formatted(probe.value()))))
            .when(Condition.equal("status", "pending"))
            .set("status", "cancelled")
            .set("status_pk", "PROBE#cancelled#" + Shard.of(uid))
            .set("updated_at", now)
            .remove("deadline_at")
            .append("timeline", event);
    return List.of(update, PROBES.moved(uid, "pending", "cancelled"));
  }

  private static Job told(ProbeSettings settings, PhoneNumber to, Instant now) {
    return Job.send(
        settings.uid(),
        "closed-%06d".formatted(settings.revision() + 1),
        "send_account_closed_notice",
        Map.of("user_id", settings.uid().value()),
        new Message(to, TOLD, Message.Kind.NOTICE),
        now);
  }
}
