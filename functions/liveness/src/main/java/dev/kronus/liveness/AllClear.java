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
import dev.kronus.platform.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * That all is well again: the escalation is over, and everyone who was told hears of it, with the
 * guarantees of an alert. Whether somebody's alert reached them shows when the all-clear goes out.
 *
 * @param changes the transaction's writes
 * @param messages to be poked once they are written down
 * @param over the alarms that end
 */
record AllClear(Changes changes, List<Job> messages, List<Escalation> over) {
  /** More alarms than this at once nobody has, and a transaction has its limits. */
  private static final int MOST = 3;

  /** Those who were told that nobody has it still want to hear that all is well. */
  private static final Duration NEWS = Duration.ofHours(24);

  /**
   * A contact said so: this one is over, and unless it is silent so is everything else about the
   * same person.
   *
   * @param text what those who were told get
   * @param but who need not be told, because the word came from them
   */
  static AllClear of(Table table, Escalation said, String text, ContactId but, Instant now) {
    Map<Key, Escalation> over = new LinkedHashMap<>();
    over.put(said.key(), said);
    if (!said.silent()) {
      open(table, said.uid(), now).forEach(one -> over.put(one.key(), one));
    }
    AllClear clear = of(over.values(), text, Optional.of(but), now);
    over.values().forEach(one -> Escalations.closed(table, one).ifPresent(clear.changes()::add));
    return clear;
  }

  /**
   * The person themselves said so: everything about them that is not over, and not silent, is. What
   * their settings say of it is the caller's to change.
   */
  static AllClear ofAll(Table table, Uid uid, String text, Instant now) {
    return of(open(table, uid, now), text, Optional.empty(), now);
  }

  /**
   * The same, with one message more to the person, who is off and whose notice of that did not go
   * out: that the reply arrives nobody can know.
   */
  AllClear remindingOf(Jobs jobs, PhoneNumber phone, Instant now) {
    List<Job> more = new ArrayList<>(messages);
    over.stream()
        .filter(one -> !OwnersNotice.wentOut(jobs, one))
        .findFirst()
        .map(one -> OwnersNotice.stillOff(one, phone, now))
        .ifPresent(
            job -> {
              more.add(job);
              changes.add(Jobs.written(job));
            });
    return new AllClear(changes, more, over);
  }

  private static List<Escalation> open(Table table, Uid uid, Instant now) {
    Query newest = Query.of(Key.of(uid, "").pk()).prefix(Escalation.PREFIX);
    return table.query(newest.newestFirst().limit(MOST)).rows().stream()
        .flatMap(row -> EscalationItems.find(table, row.key()).stream())
        .filter(open -> !open.silent() && open.state() != Escalation.State.RESOLVED)
        .filter(open -> isNews(open, now))
        .toList();
  }

  private static AllClear of(
      Collection<Escalation> over, String text, Optional<ContactId> but, Instant now) {
    Changes changes = new Changes();
    Map<PhoneNumber, List<String>> alerts = alerts(over);
    List<Job> messages = new ArrayList<>();
    for (Escalation open : over) {
      changes.add(EscalationItems.changed(open, open.over(Escalation.State.RESOLVED)));
      for (Alerted one : open.alerted()) {
        boolean theirs = but.filter(one.id()::equals).isPresent();
        List<String> all = alerts.remove(one.phone());
        if (all != null && !theirs) {
          messages.add(Telling.allClear(open, one, text, all, now));
        }
      }
    }
    messages.forEach(message -> changes.add(Jobs.written(message)));
    return new AllClear(changes, messages, List.copyOf(over));
  }

  /** The ids of all alerts to each phone that no all-clear has gone out for. */
  private static Map<PhoneNumber, List<String>> alerts(Collection<Escalation> over) {
    Map<PhoneNumber, List<String>> alerts = new HashMap<>();
    for (Escalation open : over) {
      for (Alerted one : open.alerted()) {
        List<String> all = alerts.computeIfAbsent(one.phone(), phone -> new ArrayList<>());
        all.addAll(Telling.alerts(open, one));
        all.addAll(one.owed());
      }
    }
    return alerts;
  }

  private static boolean isNews(Escalation escalation, Instant now) {
    return escalation.state().isUnderWay() || escalation.createdAt().plus(NEWS).isAfter(now);
  }

  /** To be done once the transaction is through. */
  void poke(Invoker invoker) {
    messages.forEach(job -> invoker.poke(job.handler(), new Poke(job.uid(), job.key().sk())));
  }
}
