package dev.kronus.accounts;

import dev.kronus.duties.Job;
import dev.kronus.duties.Message;
import dev.kronus.duties.Obligation;
import dev.kronus.kernel.Ids;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.ProbeId;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Counts;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Shard;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What ends somebody's check-ins together with their account: nothing is asked any more, what was
 * asked is cancelled, and they are told, for whoever counts on being asked must know that nobody
 * asks. The settings stay, and stay off until their owner turns them on.
 */
final class Standstill {
  private static final Counts PROBES = new Counts("probe");
  private static final String OPEN =
      "Your Kronus account is active again. Your check-ins are off: reply ON to switch them on.";

  /** That the check-ins ended with the account, as long as it is so. */
  private static final String SK = "CLOSED";

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
      changes.add(Write.put(Key.of(uid, SK), Item.empty().with("created_at", now), Condition.ANY));
    }
    return changes;
  }

  /** What follows from it, to be written in the same transaction. */
  static List<Job> jobs(Account before, UserStatus after, Instant now) {
    ProbeSettings settings = before.settings();
    if (!settings.active()) {
      return List.of();
    }
    String what = after == UserStatus.DELETED ? "deleted" : "switched off";
    Optional<Job> told =
        before.user().phone().map(to -> told(settings, "closed", to, closed(what), now).unless(SK));
    return Stream.concat(told.stream(), Stream.of(ProbeSettingsItems.sync(settings, now))).toList();
  }

  /** Their owner may turn them on again. */
  static List<Write> over(Uid uid) {
    return List.of(
        Write.update(ProbeSettingsItems.key(uid))
            .when(Condition.EXISTS)
            .remove(ProbeSettingsItems.CLOSED),
        Write.delete(Key.of(uid, SK), Condition.ANY));
  }

  /** Who was asked until the account was switched off hears that nobody asks yet. */
  static List<Job> jobsAfter(Table table, Account before, Instant now) {
    return before
        .user()
        .phone()
        .filter(to -> table.get(Key.of(before.user().uid(), SK)).isPresent())
        .map(to -> told(before.settings(), "open", to, OPEN, now))
        .stream()
        .toList();
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
        Obligation.met(Write.update(Key.of(uid, "PROBE#" + Ids.padded(probe.value(), 7))))
            .when(Condition.equal("status", "pending"))
            .set("status", "cancelled")
            .set("status_pk", "PROBE#cancelled#" + Shard.of(uid))
            .set("updated_at", now)
            .remove("deadline_at")
            .append("timeline", event);
    return List.of(update, PROBES.moved(uid, "pending", "cancelled"));
  }

  private static Job told(
      ProbeSettings settings, String what, PhoneNumber to, String words, Instant now) {
    return Job.send(
        settings.uid(),
        "%s-%06d".formatted(what, settings.revision() + 1),
        "send_account_" + what + "_notice",
        Map.of("user_id", settings.uid().value()),
        new Message(to, words, Message.Kind.NOTICE),
        now);
  }

  private static String closed(String what) {
    return "Your Kronus account was %s: you are no longer asked whether you are well. Talk to whoever runs it if that is not what you wanted."
        .formatted(what);
  }
}
