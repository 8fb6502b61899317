package dev.kronus.liveness;

import dev.kronus.accounts.EscalationPace;
import dev.kronus.duties.Obligation;
import dev.kronus.kernel.ContactId;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Slice;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.util.Map;
import java.util.Optional;

/** Escalations as items. */
final class EscalationItems {
  private EscalationItems() {}

  /** The item of one that has just begun. */
  static Write created(Escalation escalation) {
    return Write.create(escalation.key(), of(escalation));
  }

  /** The change from one version to the next; fails when another came first, or it is gone. */
  static Write changed(Escalation before, Escalation after) {
    return Write.put(
        after.key(),
        of(after).with("version", before.version() + 1),
        Condition.equal("version", before.version()));
  }

  static Optional<Escalation> find(Table table, Key key) {
    return table.get(key).map(item -> escalation(key, item));
  }

  static Escalation read(Slice.Row row) {
    return escalation(row.key(), row.item());
  }

  private static Item of(Escalation escalation) {
    Item item =
        Item.empty()
            .with("reason", escalation.reason().name())
            .with("state", escalation.state().name())
            .with("silent", escalation.silent())
            .with("escalation_wait_in_minutes", escalation.pace().waitInMinutes())
            .with("escalation_rounds", escalation.pace().rounds())
            .with("acceptance_minutes", escalation.pace().acceptanceMinutes())
            .with("round", escalation.round())
            .with("tier", escalation.tier())
            .with("alerted", escalation.alerted().stream().map(Alerted::stored).toList())
            .with("claim", escalation.claim().map(EscalationItems::claim))
            .with("created_at", escalation.createdAt())
            .with("version", escalation.version());
    return escalation
        .stepAt()
        .map(at -> Obligation.due(item, escalation.uid(), at, Escalation.DRIVER))
        .orElse(item);
  }

  private static Escalation escalation(Key key, Item item) {
    return new Escalation(
        key.uid(),
        Escalation.probe(key.sk()),
        Escalation.Reason.valueOf(item.text("reason")),
        Escalation.State.valueOf(item.text("state")),
        item.flag("silent"),
        new EscalationPace(
            (int) item.number("escalation_wait_in_minutes"),
            (int) item.number("escalation_rounds"),
            (int) item.number("acceptance_minutes")),
        (int) item.number("round"),
        (int) item.number("tier"),
        item.list("alerted").stream().map(Alerted::read).toList(),
        Optional.of(item.map("claim")).filter(map -> !map.isEmpty()).map(EscalationItems::claim),
        item.maybeInstant("due_at"),
        item.instant("created_at"),
        item.number("version"));
  }

  private static Map<String, Object> claim(Escalation.Claim claim) {
    return Map.of(
        "contact_id", claim.contact().value(),
        "first_name", claim.firstName(),
        "until", Item.time(claim.until()),
        "reminded", claim.reminded());
  }

  private static Escalation.Claim claim(Map<String, Object> map) {
    return new Escalation.Claim(
        new ContactId((Long) map.get("contact_id")),
        (String) map.get("first_name"),
        Item.instantOf((String) map.get("until")),
        (Boolean) map.get("reminded"));
  }
}
