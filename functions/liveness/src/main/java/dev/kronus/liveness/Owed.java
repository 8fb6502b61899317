package dev.kronus.liveness;

import dev.kronus.duties.Job;
import dev.kronus.duties.Jobs;
import dev.kronus.kernel.ContactId;
import dev.kronus.platform.Key;
import dev.kronus.platform.Query;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All-clears of earlier alarms that have not gone out yet. Once their contact is told of a new
 * alarm it is not all clear: they are struck out, and the new one's all-clear is in their place
 * too, for the new alert may never arrive.
 */
record Owed(Map<ContactId, List<Job>> clears) {
  /** As many alarms back: more in so short a time nobody has, and a transaction has its limits. */
  private static final int MOST = 3;

  /** No function is at it. */
  private static final Set<Job.Status> WAITING =
      EnumSet.of(Job.Status.SCHEDULED, Job.Status.ENQUEUED);

  /** To these contacts, when they are told of this alarm for the first time. */
  static Owed to(Step.Tell tell, Escalation anew, Table table, Jobs jobs) {
    if (anew.silent() || tell.round() > 1) {
      return new Owed(Map.of());
    }
    Query newest = Query.of(Key.of(anew.uid(), "").pk()).prefix(Escalation.PREFIX);
    List<Escalation> earlier =
        table.query(newest.newestFirst().limit(MOST + 1)).rows().stream()
            .map(EscalationItems::read)
            .filter(before -> before.probe().value() < anew.probe().value())
            .toList();
    Map<ContactId, List<Job>> clears = new LinkedHashMap<>();
    for (Alerted contact : tell.told()) {
      clears.put(
          contact.id(),
          earlier.stream()
              .map(before -> Telling.clearOf(before, contact))
              .flatMap(id -> jobs.find(anew.uid(), Job.PREFIX + id).stream())
              .filter(job -> WAITING.contains(job.status()))
              .toList());
    }
    return new Owed(clears);
  }

  /** The same contact, to whom the all-clear is due for the alerts that theirs were for too. */
  Alerted taken(Alerted contact) {
    return contact.owing(
        clears.getOrDefault(contact.id(), List.of()).stream()
            .flatMap(job -> job.terms().follows().stream())
            .toList());
  }

  /** What strikes them out; fails when a function has begun one. */
  List<Write> struckOut() {
    return clears.values().stream()
        .flatMap(List::stream)
        .flatMap(job -> Jobs.takenBack(job).stream())
        .toList();
  }
}
