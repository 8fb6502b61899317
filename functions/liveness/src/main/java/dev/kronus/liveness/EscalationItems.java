package dev.kronus.liveness;

import dev.kronus.duties.Obligation;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;

/** Escalations as items. */
final class EscalationItems {
  private EscalationItems() {}

  static Item of(Escalation escalation) {
    return Obligation.due(
        Item.empty()
            .with("reason", escalation.reason().name())
            .with("created_at", escalation.createdAt()),
        escalation.uid(),
        escalation.createdAt(),
        Escalation.DRIVER);
  }

  static Escalation escalation(Key key, Item item) {
    return new Escalation(
        key.uid(),
        Escalation.probe(key.sk()),
        Escalation.Reason.valueOf(item.text("reason")),
        item.instant("created_at"),
        item.maybeInstant("told_at"));
  }
}
