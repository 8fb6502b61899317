package dev.kronus.liveness;

import dev.kronus.duties.Job;
import dev.kronus.duties.Jobs;
import dev.kronus.kernel.ContactId;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Invoker;
import dev.kronus.platform.Key;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Query;
import dev.kronus.platform.Slice;
import dev.kronus.platform.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * That all is well again: the escalation is over, and everyone who was told hears of it, with the
 * guarantees of an alert. Whether somebody's alert reached them shows when the all-clear goes out.
 *
 * @param changes the transaction's writes
 * @param messages to be poked once they are written down
 */
record AllClear(Changes changes, List<Job> messages) {
  /** More alarms than this at once nobody has, and a transaction has its limits. */
  private static final int MOST = 3;

  /** Those who were told that nobody has it still want to hear that all is well. */
  private static final Duration NEWS = Duration.ofHours(24);

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

  /**
   * The person themselves said so: everything about them that is not over, and not silent, is. What
   * their settings say of it is the caller's to change.
   */
  static AllClear ofAll(Table table, Uid uid, String text, Instant now) {
    Changes changes = new Changes();
    List<Job> messages = new ArrayList<>();
    Set<PhoneNumber> phones = new HashSet<>();
    Query newest = Query.of(Key.of(uid, "").pk()).prefix(Escalation.PREFIX);
    for (Slice.Row row : table.query(newest.newestFirst().limit(MOST)).rows()) {
      EscalationItems.find(table, row.key())
          .filter(open -> !open.silent() && open.state() != Escalation.State.RESOLVED)
          .filter(open -> isNews(open, now))
          .ifPresent(
              open -> {
                changes.add(EscalationItems.changed(open, open.over(Escalation.State.RESOLVED)));
                open.alerted().stream()
                    .filter(one -> phones.add(one.phone()))
                    .forEach(one -> messages.add(Telling.allClear(open, one, text, now)));
              });
    }
    messages.forEach(message -> changes.add(Jobs.written(message)));
    return new AllClear(changes, messages);
  }

  private static boolean isNews(Escalation escalation, Instant now) {
    return escalation.state().isUnderWay() || escalation.createdAt().plus(NEWS).isAfter(now);
  }

  /** To be done once the transaction is through. */
  void poke(Invoker invoker) {
    messages.forEach(job -> invoker.poke(job.handler(), new Poke(job.uid(), job.key().sk())));
  }
}
