package dev.kronus.story.storm;

import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Query;
import dev.kronus.platform.Slice;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The safeguards that live in what is written down, each taken away. */
final class TableSabotages {
  private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

  private TableSabotages() {}

  static void addTo(List<Safeguard> all) {
    all.add(table("claim-skipped", "P4", Unclaimed::new));
    all.add(
        table("race-undecided", "P3 P4", t -> without(t, "PROBE#", "SETTINGS"))
            .in(Climate.CROWDED));
    all.add(table("attempt-not-checked", "P2 P3 P4", Unattempted::new).in(Climate.CROSSED_WORDS));
    all.add(table("deadline-from-the-schedule", "P3", EarlyDeadline::new));
    all.add(table("schedule-stays-on", "P5", StaysOn::new));
    all.add(table("job-no-obligation", "P1 P2", t -> new Unobliged(t, "JOB#p")));
    all.add(table("next-time-no-obligation", "P1", t -> new Unobliged(t, "SETTINGS")));
    all.add(table("deadline-no-obligation", "P2", t -> new Unobliged(t, "PROBE#")));
    all.add(table("escalation-no-obligation", "P2", t -> new Unobliged(t, "ESCALATION#")));
    all.add(table("stale-index-trusted", "P1 P2 P3 P4 P5", Trusting::new));
    all.add(table("pause-without-end", "P1", Endless::new));
    all.add(table("re-drive-without-backoff", "P1 P2", Impatient::new));
  }

  private static Safeguard table(String name, String promises, UnaryOperator<Table> change) {
    return new Safeguard(name, promises, () -> Sabotage.ofTable(change));
  }

  private static Write.Update with(Write.Update u, Map<String, Object> set, Set<String> remove) {
    return new Write.Update(u.key(), set, remove, u.add(), u.append(), u.condition());
  }

  private static Tampered without(Table beneath, String... prefixes) {
    return new Tampered(beneath) {
      @Override
      Write instead(Write write) {
        for (String prefix : prefixes) {
          if (write instanceof Write.Update u && u.key().sk().startsWith(prefix)) {
            return new Write.Update(
                u.key(), u.set(), u.remove(), u.add(), u.append(), Condition.EXISTS);
          }
        }
        return write;
      }
    };
  }

  /** Whoever is poked does the job, whether another is at it or not. */
  private static final class Unclaimed extends Tampered {
    Unclaimed(Table beneath) {
      super(beneath);
    }

    @Override
    Item instead(Key key, Item item) {
      boolean claimed = item.maybeText("status").filter("in-progress"::equals).isPresent();
      return key.sk().startsWith("JOB#") && claimed
          ? item.with("status", "enqueued").with("due_at", item.text("updated_at"))
          : item;
    }

    @Override
    Write instead(Write write) {
      return write instanceof Write.Update u && u.key().sk().startsWith("JOB#")
          ? new Write.Update(u.key(), u.set(), u.remove(), u.add(), u.append(), Condition.EXISTS)
          : write;
    }
  }

  /** A probe's deadline counts from when it was due, not from when it was sent. */
  private static final class EarlyDeadline extends Tampered {
    private final Table beneath;

    EarlyDeadline(Table beneath) {
      super(beneath);
      this.beneath = beneath;
    }

    @Override
    Write instead(Write write) {
      if (write instanceof Write.Update u
          && u.key().sk().startsWith("PROBE#")
          && u.set().containsKey("deadline_at")) {
        Item probe = beneath.get(u.key()).orElse(Item.empty());
        if (probe.has("created_at")) {
          long waits = (probe.number("attempt") + 1) * probe.number("wait_time_in_minutes");
          Instant due = probe.instant("created_at").plus(Duration.ofMinutes(waits));
          return u.set("deadline_at", due).set("due_at", due.plusSeconds(60));
        }
      }
      return write;
    }
  }

  /** An alarm leaves the schedule as it was. */
  private static final class StaysOn extends Tampered {
    private static final Set<String> OFF = Set.of("next_probe_at", "due_pk", "due_at", "driver");

    StaysOn(Table beneath) {
      super(beneath);
    }

    @Override
    Write instead(Write write) {
      if (write instanceof Write.Update u && u.set().containsKey("open_escalation")) {
        Map<String, Object> set = new HashMap<>(u.set());
        Set<String> remove = new HashSet<>(u.remove());
        set.remove("active");
        remove.removeAll(OFF);
        return with(u, set, remove);
      }
      return write;
    }
  }

  /** What has to be done is not written down with a time: only pokes and timers know of it. */
  private static final class Unobliged extends Tampered {
    private final String prefix;

    Unobliged(Table beneath, String prefix) {
      super(beneath);
      this.prefix = prefix;
    }

    @Override
    Write instead(Write write) {
      if (!write.key().sk().startsWith(prefix)) {
        return write;
      }
      return switch (write) {
        case Write.Put put ->
            new Write.Put(put.key(), put.item().without("due_pk"), put.condition());
        case Write.Update u -> {
          Map<String, Object> set = new HashMap<>(u.set());
          set.remove("due_pk");
          yield with(u, set, u.remove());
        }
        case Write other -> other;
      };
    }
  }

  /** The sweeper writes back what the index shows. */
  private static final class Trusting extends Tampered {
    private final Table beneath;

    Trusting(Table beneath) {
      super(beneath);
      this.beneath = beneath;
    }

    @Override
    public Slice query(Query query) {
      Slice slice = super.query(query);
      if (query.index() == Query.Index.DUE) {
        for (Slice.Row row : slice.rows()) {
          beneath.write(Write.put(row.key(), row.item(), Condition.EXISTS));
        }
      }
      return slice;
    }
  }

  /** A word that belongs to one question counts for whichever is out. */
  private static final class Unattempted extends Tampered {
    Unattempted(Table beneath) {
      super(beneath);
    }

    @Override
    Write instead(Write write) {
      return write instanceof Write.Update u && u.key().sk().startsWith("PROBE#")
          ? new Write.Update(
              u.key(), u.set(), u.remove(), u.add(), u.append(), unattempted(u.condition()))
          : write;
    }

    private static Condition unattempted(Condition condition) {
      return switch (condition) {
        case Condition.Equals equals when equals.name().equals("attempt") -> Condition.ANY;
        case Condition.All all ->
            new Condition.All(all.conditions().stream().map(Unattempted::unattempted).toList());
        case Condition other -> other;
      };
    }
  }

  /** What failed is tried again a minute later, however often it failed. */
  private static final class Impatient extends Tampered {
    Impatient(Table beneath) {
      super(beneath);
    }

    @Override
    Write instead(Write write) {
      if (write instanceof Write.Update u && u.set().containsKey("fails")) {
        Object now = u.set().get("updated_at");
        return u.set().containsKey("due_at") ? u.set("due_at", now) : u;
      }
      return write instanceof Write.Update u && u.set().containsKey("redrive_at")
          ? u.remove("redrive_at")
          : write;
    }
  }

  /** A pause says from when nobody is asked, and not until when. */
  private static final class Endless extends Tampered {
    Endless(Table beneath) {
      super(beneath);
    }

    @Override
    Write instead(Write write) {
      if (write instanceof Write.Update u && u.set().containsKey("paused_until")) {
        return u.remove("due_pk", "due_at", "next_probe_at").set("paused_until", NEVER);
      }
      return write;
    }
  }
}
