package dev.kronus.accounts;

import dev.kronus.duties.Job;
import dev.kronus.duties.Obligation;
import dev.kronus.kernel.Ids;
import dev.kronus.kernel.ProbeId;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Slice;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** Probe settings as items, and the pieces that other areas' transactions on them are made of. */
public final class ProbeSettingsItems {
  /** The sort key of everybody's settings. */
  public static final String SETTINGS = "SETTINGS";

  /** The function that knows what to do when a probe is due. */
  public static final String DRIVER = "Probe";

  /** The function that brings EventBridge in line with the settings. */
  public static final String SYNC_DRIVER = "SyncSchedule";

  /** That the account is switched off, and with it the schedule. */
  static final String CLOSED = "closed";

  /** There is such a user, whose account is not switched off: they may be asked. */
  public static final Condition OPEN = Condition.all(Condition.EXISTS, Condition.missing(CLOSED));

  private ProbeSettingsItems() {}

  public static Key key(Uid uid) {
    return Key.of(uid, SETTINGS);
  }

  public static Item of(ProbeSettings settings) {
    Item item =
        Item.empty()
            .with("active", settings.active())
            .with("emergency_note", settings.emergencyNote())
            .with("next_probe_at", settings.nextProbeAt())
            .with("revision", settings.revision())
            .with("last_probe_id", settings.lastProbeId())
            .with("pending_probe", settings.pendingProbe().map(ProbeId::value))
            .with("open_escalation", settings.openEscalation())
            .with("paused_from", settings.pause().map(Pause::from))
            .with("paused_until", settings.pause().map(Pause::until))
            .with("created_at", settings.createdAt())
            .with("updated_at", settings.updatedAt());
    Item whole = withPeople(withAsking(item, settings), settings);
    return settings
        .nextProbeAt()
        .map(at -> Obligation.due(whole, settings.uid(), at, DRIVER))
        .orElse(whole);
  }

  private static Item withAsking(Item item, ProbeSettings settings) {
    return item.with("cron_expression", settings.cronExpression())
        .with("time_zone", settings.timeZone().getId())
        .with("max_retries", settings.maxRetries())
        .with("wait_time_in_minutes", settings.waitTimeInMinutes())
        .with("flexible_minutes", settings.flexibleMinutes());
  }

  /** Who is told, and how an escalation goes on. */
  private static Item withPeople(Item item, ProbeSettings settings) {
    return item.with("unreachable_at", settings.unreachableAt())
        .with("contacts", settings.contacts())
        .with("emergency_contacts", settings.emergencyContacts())
        .with("last_contact_id", settings.lastContactId())
        .with("escalation_wait_in_minutes", settings.pace().waitInMinutes())
        .with("escalation_rounds", settings.pace().rounds())
        .with("acceptance_minutes", settings.pace().acceptanceMinutes());
  }

  public static ProbeSettings read(Key key, Item item) {
    return new ProbeSettings(
        key.uid(),
        item.flag("active"),
        item.text("cron_expression"),
        ZoneId.of(item.text("time_zone")),
        (int) item.number("max_retries"),
        (int) item.number("wait_time_in_minutes"),
        (int) item.number("flexible_minutes", 0),
        pace(item),
        item.maybeText("emergency_note"),
        item.maybeInstant("next_probe_at"),
        item.number("revision"),
        (int) item.number("contacts", 0),
        (int) item.number("emergency_contacts", 0),
        item.number("last_contact_id", 0),
        item.number("last_probe_id", 0),
        item.maybeNumber("pending_probe").map(ProbeId::new),
        item.maybeText("open_escalation"),
        pause(item),
        item.maybeInstant("unreachable_at"),
        item.instant("created_at"),
        item.instant("updated_at"));
  }

  private static Optional<Pause> pause(Item item) {
    return item.maybeInstant("paused_until")
        .map(until -> new Pause(item.instant("paused_from"), until));
  }

  private static EscalationPace pace(Item item) {
    EscalationPace usual = EscalationPace.USUAL;
    return new EscalationPace(
        (int) item.number("escalation_wait_in_minutes", usual.waitInMinutes()),
        (int) item.number("escalation_rounds", usual.rounds()),
        (int) item.number("acceptance_minutes", usual.acceptanceMinutes()));
  }

  public static ProbeSettings read(Slice.Row row) {
    return read(row.key(), row.item());
  }

  /** Somebody's settings; empty when there is no such user. */
  public static Optional<ProbeSettings> find(Table table, Uid uid) {
    return table.get(key(uid)).map(item -> read(key(uid), item));
  }

  /** The next probe is due at {@code at}: the time in the settings and the obligation, as one. */
  public static Write.Update due(Write.Update update, Uid uid, Instant at) {
    return Obligation.due(update.set("next_probe_at", at), uid, at, DRIVER);
  }

  /** The job that brings EventBridge in line with the settings, whose next revision comes now. */
  public static Job sync(ProbeSettings before, Instant now) {
    long revision = before.revision() + 1;
    return Job.now(
        before.uid(),
        "sync-" + Ids.padded(revision, 6),
        "sync_schedule",
        SYNC_DRIVER,
        Map.of("user_id", before.uid().value(), "revision", revision),
        now);
  }

  /** No probe is due any more: the schedule is off. */
  public static Write.Update off(Write.Update update) {
    return Obligation.met(unpaused(update).set("active", false).remove("next_probe_at"));
  }

  /** Their phone takes our texts no longer. */
  public static Write.Update unreachable(Uid uid, Instant now) {
    return Write.update(key(uid)).when(Condition.EXISTS).set("unreachable_at", now);
  }

  /** It takes them again, or it is another phone. */
  public static Write.Update reachable(Uid uid) {
    return Write.update(key(uid)).when(Condition.EXISTS).remove("unreachable_at");
  }

  public static Write.Update paused(Write.Update update, Pause pause) {
    return update.set("paused_from", pause.from()).set("paused_until", pause.until());
  }

  public static Write.Update unpaused(Write.Update update) {
    return update.remove("paused_from", "paused_until");
  }
}
