package dev.kronus.story.storm;

import dev.kronus.duties.Message;
import dev.kronus.duties.Messenger;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.liveness.Sms;
import dev.kronus.platform.Poke;
import dev.kronus.story.Ground;
import dev.kronus.story.Kronus;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Every safeguard that can be taken away, by name; each history gets its own. */
final class Sabotages {
  private Sabotages() {}

  static Map<String, Supplier<Sabotage>> all() {
    Map<String, Supplier<Sabotage>> all = new LinkedHashMap<>();
    all.put("sweeper-off", SweeperOff::new);
    all.put("seen-marker-first", MarkedFirst::new);
    all.put("escalation-driven-once", DrivenOnce::new);
    all.put("all-clear-not-sent", () -> messenger(m -> Muffled.about(m, Says.CLEAR)));
    all.put("owner-not-told", () -> messenger(m -> Muffled.about(m, Says.TOLD)));
    all.put("outage-taken-for-sent", () -> messenger(Credulous::new));
    all.put("lost-webhook-not-looked-for", () -> messenger(Incurious::new));
    all.put("operator-not-told", SilentTopic::new);
    TableSabotages.addTo(all);
    return all;
  }

  private static Sabotage messenger(UnaryOperator<Messenger> change) {
    return new Sabotage() {
      @Override
      Ground under(Ground ground) {
        return new Ground(
            ground.clock(),
            ground.table(),
            change.apply(ground.messenger()),
            ground.schedules(),
            ground.invoker(),
            ground.topic());
      }
    };
  }

  /** Nobody looks for what is overdue. */
  private static final class SweeperOff extends Sabotage {
    @Override
    void sweep(Kronus kronus) {}
  }

  /** A text is marked as seen before it has its effect. */
  private static final class MarkedFirst extends Sabotage {
    private final Set<String> seen = new HashSet<>();

    @Override
    Optional<String> receive(Kronus kronus, Sms sms) {
      return seen.add(sms.sid()) ? super.receive(kronus, sms) : Optional.empty();
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
      return new Ground(
          ground.clock(),
          ground.table(),
          ground.messenger(),
          ground.schedules(),
          ground.invoker(),
          (subject, text) -> {});
    }
  }
}
