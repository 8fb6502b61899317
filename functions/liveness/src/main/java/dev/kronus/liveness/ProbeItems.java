package dev.kronus.liveness;

import dev.kronus.duties.Obligation;
import dev.kronus.kernel.Ids;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.ProbeId;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Counts;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Shard;
import dev.kronus.platform.Slice;
import dev.kronus.platform.Write;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Probes as items, and the pieces that transactions on them are made of. */
final class ProbeItems {
  static final String PREFIX = "PROBE#";

  /** The function that acts when a probe or a check is due. */
  static final String DRIVER = "Probe";

  static final Counts COUNTS = new Counts("probe");

  /** Whoever writes on and on must not make an item that is too large to be ended. */
  private static final int LONGEST_TIMELINE = 100;

  private ProbeItems() {}

  static Key key(Uid uid, ProbeId id) {
    return Key.of(uid, sk(id));
  }

  static String sk(ProbeId id) {
    return PREFIX + Ids.padded(id.value(), 7);
  }

  static Item of(Probe probe) {
    Item item =
        Item.empty()
            .with("origin", probe.origin().name())
            .with("status", probe.status().word())
            .with("phone_number", probe.phoneNumber().value())
            .with("first_name", probe.firstName())
            .with("max_retries", probe.maxRetries())
            .with("wait_time_in_minutes", probe.waitTimeInMinutes())
            .with("attempt", probe.attempt())
            .with("deadline_at", probe.deadlineAt())
            .with("last_response", probe.lastResponse())
            .with("timeline", probe.timeline())
            .with("created_at", probe.createdAt())
            .with("updated_at", probe.updatedAt())
            .with("status_pk", partition(probe.status(), probe.uid()))
            .with("status_sk", Item.time(probe.createdAt()) + "#" + probe.uid() + "#" + probe.id());
    return probe.dueAt().map(at -> Obligation.due(item, probe.uid(), at, DRIVER)).orElse(item);
  }

  static Probe probe(Slice.Row row) {
    return probe(row.key(), row.item());
  }

  static Probe probe(Key key, Item item) {
    return new Probe(
        key.uid(),
        new ProbeId(Long.parseLong(key.sk().substring(PREFIX.length()))),
        Probe.Origin.valueOf(item.text("origin")),
        Probe.Status.parse(item.text("status")).orElseThrow(),
        new PhoneNumber(item.text("phone_number")),
        item.text("first_name"),
        (int) item.number("max_retries"),
        (int) item.number("wait_time_in_minutes"),
        (int) item.number("attempt"),
        item.flag("clarified"),
        item.maybeInstant("deadline_at"),
        item.maybeInstant("due_at"),
        item.maybeText("last_response"),
        item.list("emergency_probes"),
        item.list("timeline"),
        item.instant("created_at"),
        item.instant("updated_at"));
  }

  /** A change of a probe that is still pending at the question it was read at. */
  static Write.Update pending(Probe probe, Instant now) {
    return Write.update(key(probe.uid(), probe.id()))
        .when(Condition.equal("status", Probe.Status.PENDING.word()))
        .when(Condition.equal("attempt", probe.attempt()))
        .set("updated_at", now);
  }

  /** The change, and an entry in the timeline of the probe while that is not too long. */
  static Write.Update noting(Write.Update update, Probe probe, Map<String, Object> event) {
    return probe.timeline().size() < LONGEST_TIMELINE ? update.append("timeline", event) : update;
  }

  static String partition(Probe.Status status, Uid uid) {
    return partition(status) + "#" + Shard.of(uid);
  }

  static String partition(Probe.Status status) {
    return PREFIX + status.word();
  }

  /** An entry of a timeline; {@code details} are names and values in turn. */
  static Map<String, Object> event(Instant at, String event, Object... details) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("at", Item.time(at));
    entry.put("event", event);
    for (int i = 0; i + 1 < details.length; i += 2) {
      Object stored = Item.stored(details[i + 1]);
      if (stored != null) {
        entry.put(details[i].toString(), stored);
      }
    }
    return entry;
  }
}
