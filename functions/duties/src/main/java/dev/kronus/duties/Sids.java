package dev.kronus.duties;

import dev.kronus.kernel.Uid;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The way from the provider's id of a message to the job that sent it. Word of a message can come
 * before it is written down that the message was accepted; it is kept there until then.
 */
record Sids(Table table) {
  /** Nobody says anything about a message that is older. */
  private static final Duration KEPT = Duration.ofDays(7);

  /** Part of the transaction that records an acceptance. */
  static Write written(String sid, Job job, Instant now) {
    return Write.update(key(sid))
        .set("uid", job.uid().value())
        .set("item", job.key().sk())
        .set("expires_at", now.plus(KEPT).getEpochSecond());
  }

  /** The job that sent it, as a poke names it. */
  Optional<Poke> job(String sid) {
    return table
        .get(key(sid))
        .filter(item -> item.has("uid"))
        .map(item -> new Poke(new Uid(item.number("uid")), item.text("item")));
  }

  /** Whether this message is the job's, as far as anybody knows: no other job has sent it. */
  boolean mayBeOf(String sid, Job job) {
    return job(sid)
        .filter(sender -> !sender.item().equals(job.key().sk()) || !sender.uid().equals(job.uid()))
        .isEmpty();
  }

  /**
   * Keeps word of a message that no job has sent yet; fails when one has, meanwhile, or when other
   * word came first.
   */
  void keep(String sid, Fate fate) {
    Optional<Fate> kept = early(sid);
    if (kept.filter(before -> !fate.status().isBeyond(before.status())).isPresent()) {
      return;
    }
    Condition unchanged =
        kept.map(before -> Condition.equal("status", before.status().word()))
            .orElse(Condition.missing("status"));
    table.write(
        Write.update(key(sid))
            .when(Condition.missing("uid"))
            .when(unchanged)
            .set("status", fate.status().word())
            .set("at", fate.at())
            .set("error_code", fate.error())
            .set("expires_at", fate.at().plus(KEPT).getEpochSecond()));
  }

  /** What was kept so. */
  Optional<Fate> early(String sid) {
    return table.get(key(sid)).flatMap(Sids::fate);
  }

  private static Optional<Fate> fate(Item item) {
    return item.maybeText("status")
        .flatMap(Fate.Status::parse)
        .map(status -> new Fate(status, item.instant("at"), item.maybeText("error_code")));
  }

  private static Key key(String sid) {
    return new Key("SID#" + sid, "SID");
  }
}
