package dev.kronus.liveness;

import dev.kronus.duties.Job;
import dev.kronus.duties.Jobs;
import dev.kronus.kernel.ContactId;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * That all is well again: the escalation is over, and everyone who was told hears of it, with the
 * guarantees of an alert. Whether somebody's alert reached them shows when the all-clear goes out.
 *
 * @param changes the transaction's writes
 * @param messages to be poked once they are written down
 */
record AllClear(Changes changes, List<Job> messages) {

  /**
   * @param text what those who were told get
   * @param but who need not be told, because the word came from them
   */
  static AllClear of(
      Table table, Escalation before, String text, Optional<ContactId> but, Instant now) {
    Escalation after = before.over(Escalation.State.RESOLVED);
    Changes changes = new Changes().add(EscalationItems.changed(before, after));
    Escalations.closed(table, before).ifPresent(changes::add);
    List<Job> messages =
        before.alerted().stream()
            .filter(contact -> but.filter(contact.id()::equals).isEmpty())
            .map(contact -> Telling.allClear(before, contact, text, now))
            .toList();
    messages.forEach(message -> changes.add(Jobs.written(message)));
    return new AllClear(changes, messages);
  }
}
