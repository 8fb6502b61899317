package dev.kronus.story.storm;

import dev.kronus.platform.Item;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What keeps everybody who allows some minutes in a minute of their own. */
final class MinuteSabotages {
  private MinuteSabotages() {}

  static void addTo(List<Safeguard> all) {
    all.add(new Safeguard("later-than-allowed", "P1", () -> Sabotage.ofTable(TooLate::new)));
    all.add(new Safeguard("minute-drawn-anew", "P1", () -> Sabotage.ofTable(Restless::new)));
  }

  /** The time to come is moved once more when it is written down. */
  private abstract static class Moved extends Tampered {
    private final Table beneath;

    Moved(Table beneath) {
      super(beneath);
      this.beneath = beneath;
    }

    /**
     * @param own the minute that is theirs
     * @param most how many they allow
     */
    abstract long minutesMore(Instant next, long own, long most);

    @Override
    Write instead(Write write) {
      if (!(write instanceof Write.Update u)
          || !u.key().sk().equals("SETTINGS")
          || !u.set().containsKey("next_probe_at")) {
        return write;
      }
      Object wanted = u.set().get("flexible_minutes");
      long most =
          wanted instanceof Number number
              ? number.longValue()
              : beneath.get(u.key()).orElse(Item.empty()).number("flexible_minutes", 0);
      Instant next = Instant.parse((String) u.set().get("next_probe_at"));
      long more = most == 0 ? 0 : minutesMore(next, u.key().uid().value() % (most + 1), most);
      Instant moved = next.plus(Duration.ofMinutes(more));
      return u.set("next_probe_at", moved).set("due_at", moved);
    }
  }

  /** They are asked once the minutes they allow are over. */
  private static final class TooLate extends Moved {
    TooLate(Table beneath) {
      super(beneath);
    }

    @Override
    long minutesMore(Instant next, long own, long most) {
      return most + 3 - own;
    }
  }

  /** They are asked in another minute every time, as EventBridge's own flexible window would. */
  private static final class Restless extends Moved {
    Restless(Table beneath) {
      super(beneath);
    }

    @Override
    long minutesMore(Instant next, long own, long most) {
      // No timer knows of these times, and the sweeper needs two minutes.
      long room = most - own - 1;
      return room <= 0 ? 0 : next.getEpochSecond() / 3600 * 7919 % room;
    }
  }
}
