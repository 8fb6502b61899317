package dev.kronus.story.storm;

import dev.kronus.duties.Fate;
import dev.kronus.duties.Message;
import dev.kronus.duties.Messenger;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Table;
import dev.kronus.platform.Topic;
import dev.kronus.platform.Write;
import dev.kronus.story.Ground;
import dev.kronus.story.Kronus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Every safeguard that can be taken away, by name; each history gets its own. */
final class Sabotages {
  private Sabotages() {}

  static List<Safeguard> all() {
    List<Safeguard> all = new ArrayList<>();
    all.add(new Safeguard("sweeper-off", "P1 P2 P3 P5", SweeperOff::new));
    all.add(new Safeguard("escalation-driven-once", "P2", DrivenOnce::new));
    all.add(silenced("all-clear-not-sent", "P3", Says.CLEAR));
    all.add(silenced("owner-not-told", "P5", Says.TOLD));
    all.add(silenced("opt-out-not-told", "P1 P2", Says.OPTED_OUT));
    all.add(messenger("outage-taken-for-sent", "P1 P2", Credulous::new));
    all.add(messenger("lost-webhook-not-looked-for", "P3", Incurious::new));
    all.add(new Safeguard("operator-not-told", "P2", SilentTopic::new));
    all.add(
        new Safeguard("status-moves-back", "P2 P3 P4", MovedBack::new).in(Climate.CROSSED_WORDS));
    TableSabotages.addTo(all);
    OrderSabotages.addTo(all);
    KeySabotages.addTo(all);
    MinuteSabotages.addTo(all);
    return all;
  }

  private static Safeguard silenced(String name, String promises, Says kind) {
    return messenger(name, promises, m -> Muffled.about(m, kind));
  }

  private static Safeguard messenger(
      String name, String promises, UnaryOperator<Messenger> change) {
    return new Safeguard(name, promises, () -> messenger(change));
  }

  private static Sabotage messenger(UnaryOperator<Messenger> change) {
    return new Sabotage() {
      @Override
      Ground under(Ground ground) {
        return ground.with(change.apply(ground.messenger()));
      }
    };
  }

  /** Nobody looks for what is overdue. */
  private static final class SweeperOff extends Sabotage {
    @Override
    void sweep(Kronus kronus) {}
  }

  /** The last word that comes of a message counts, whatever was known before. */
  private static final class MovedBack extends Sabotage {
    private boolean listening;

    @Override
    Ground under(Ground ground) {
      Table table =
          new Tampered(ground.table()) {
            @Override
            Item instead(Key key, Item item) {
              return listening ? item.without("delivery_status") : item;
            }

            @Override
            Write instead(Write write) {
              return listening && write instanceof Write.Update u && u.key().sk().startsWith("JOB#")
                  ? new Write.Update(
                      u.key(), u.set(), u.remove(), u.add(), u.append(), Condition.EXISTS)
                  : write;
            }
          };
      return ground.with(table);
    }

    @Override
    void told(Kronus kronus, String sid, Fate.Status status) {
      listening = true;
      try {
        super.told(kronus, sid, status);
      } finally {
        listening = false;
      }
    }
  }

  /** Contacts are told once, and nobody comes back to it. */
  private static final class DrivenOnce extends Sabotage {
    private final Set<Poke> driven = new HashSet<>();

    @Override
    void run(History history, String function, Poke poke) {
      if (!function.equals("Escalate") || driven.add(poke)) {
        super.run(history, function, poke);
      }
    }
  }

  /** Whatever was not refused counts as sent. */
  private static final class Credulous extends Muffled {
    Credulous(Messenger beneath) {
      super(beneath);
    }

    @Override
    public Outcome send(Message message) {
      return switch (super.send(message)) {
        case Postponed postponed -> new Accepted("SM-" + postponed.code());
        case Doubtful doubtful -> new Accepted("SM-" + doubtful.code());
        case Outcome certain -> certain;
      };
    }
  }

  /** The provider's list of inbound messages is never read. */
  private static final class Incurious extends Muffled {
    Incurious(Messenger beneath) {
      super(beneath);
    }

    @Override
    public List<dev.kronus.duties.Inbound> inbound(PhoneNumber from, Instant since) {
      return List.of();
    }
  }

  private static final class SilentTopic extends Sabotage {
    @Override
    Ground under(Ground ground) {
      return ground.with((Topic) (subject, text) -> {});
    }
  }
}
