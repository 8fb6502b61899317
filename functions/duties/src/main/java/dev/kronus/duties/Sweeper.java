package dev.kronus.duties;

import dev.kronus.platform.Condition;
import dev.kronus.platform.Config;
import dev.kronus.platform.Invoker;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Log;
import dev.kronus.platform.OperatorSettings;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Query;
import dev.kronus.platform.Secrets;
import dev.kronus.platform.Shard;
import dev.kronus.platform.Slice;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Once a minute: whatever is overdue is driven again, so that a lost timer, a lost poke or a crash
 * costs minutes and never the obligation. It also keeps rarely used functions awake and says
 * outside that all is well.
 */
public final class Sweeper {
  /** Where the last sweep is written down. */
  static final Key LAST = new Key("SWEEP", "LAST");

  private static final Key WARMED = new Key("SWEEP", "WARMED");

  /**
   * Timers and pokes are given this long before the sweeper steps in; EventBridge Scheduler fires
   * within a minute.
   */
  private static final Duration GRACE = Duration.ofMinutes(1);

  /** promises.md: the heartbeat goes out only when nothing has been overdue for longer. */
  private static final Duration WELL = Duration.ofMinutes(5);

  /** SnapStart forgets a version that was not called for 14 days; a day is far from that. */
  private static final Duration AWAKE = Duration.ofHours(23);

  /** Pokes a sweep, at most: the rest is as overdue a minute later. */
  private static final int MOST = 2_000;

  private static final Comparator<Slice.Row> ORDER =
      Comparator.comparing((Slice.Row row) -> row.item().text("due_at"))
          .thenComparing(row -> row.key().pk())
          .thenComparing(row -> row.key().sk());

  private final Table table;
  private final Invoker invoker;
  private final Secrets secrets;
  private final Heartbeat heartbeat;
  private final InstantSource clock;

  public Sweeper(
      Table table, Invoker invoker, Secrets secrets, Heartbeat heartbeat, InstantSource clock) {
    this.table = table;
    this.invoker = invoker;
    this.secrets = secrets;
    this.heartbeat = heartbeat;
    this.clock = clock;
  }

  /** One sweep. */
  public void sweep() {
    Instant now = clock.instant();
    int poked = 0;
    Duration oldest = Duration.ZERO;
    String until = Item.time(now);
    for (String shard : Shard.all()) {
      for (Slice.Row row : overdue(shard, until)) {
        Duration late = late(row, now);
        oldest = late.compareTo(oldest) > 0 ? late : oldest;
        if (poked < MOST && late.compareTo(GRACE) >= 0 && drive(row, now)) {
          poked++;
        }
      }
    }
    report(now, poked, oldest);
  }

  /** A row whose time cannot be read is as late as can be said, and must not hide the others. */
  private static Duration late(Slice.Row row, Instant now) {
    try {
      return Duration.between(row.item().instant("due_at"), now);
    } catch (DateTimeException broken) {
      Log.failure("sweep " + row.key().sk(), broken);
      return WELL;
    }
  }

  /** What is due at the same moment comes in an order of ours: the index has none for it. */
  private List<Slice.Row> overdue(String shard, String until) {
    Query query = Query.of(Query.Index.DUE, "DUE#" + shard).between("", until);
    return table.all(query).stream().sorted(ORDER).toList();
  }

  /** A row that cannot be driven must not keep the others from being. */
  private boolean drive(Slice.Row row, Instant now) {
    Item item = row.item();
    if (item.maybeInstant("redrive_at").filter(now::isBefore).isPresent()) {
      return false;
    }
    int redrives = (int) item.number("redrives", 0) + 1;
    try {
      table.write(
          Write.update(row.key())
              .when(Condition.equal("due_at", item.text("due_at")))
              .set("redrive_at", now.plus(Backoff.after(redrives)))
              .set("redrives", redrives));
      invoker.poke(item.text("driver"), new Poke(row.key().uid(), row.key().sk()));
      return true;
    } catch (Table.ConditionFailed moved) {
      return false;
    } catch (RuntimeException failure) {
      Log.failure("sweep " + row.key().sk(), failure);
      return false;
    }
  }

  private void report(Instant now, int poked, Duration oldest) {
    table.write(
        Write.put(
            LAST,
            Item.empty().with("at", now).with("oldest_overdue_seconds", oldest.toSeconds()),
            Condition.ANY));
    Log.metric("Sweeps", 1);
    Log.metric("OldestOverdueSeconds", oldest.toSeconds());
    if (poked > 0) {
      Log.info("swept", "poked", poked, "oldest_overdue_seconds", oldest.toSeconds());
    }
    if (oldest.compareTo(WELL) < 0) {
      OperatorSettings.read(secrets).heartbeatUrl().ifPresent(heartbeat::beat);
    }
    keepAwake(now);
  }

  private void keepAwake(Instant now) {
    Optional<Instant> last = table.get(WARMED).map(item -> item.instant("at"));
    if (last.filter(at -> Duration.between(at, now).compareTo(AWAKE) < 0).isPresent()) {
      return;
    }
    for (String function : List.of(Config.get("SNAPSTARTED", "").split(","))) {
      if (!function.isEmpty()) {
        warm(function);
      }
    }
    table.write(Write.put(WARMED, Item.empty().with("at", now), Condition.ANY));
  }

  /** One that cannot be woken today may be tomorrow, and the others today. */
  private void warm(String function) {
    try {
      invoker.invoke(function, "{\"warm\":true}");
    } catch (RuntimeException asleep) {
      Log.failure("warm " + function, asleep);
    }
  }
}
