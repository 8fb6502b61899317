package dev.kronus.story.storm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Makes a history that breaks a promise as short as it can: fewer people, days and faults. */
final class Shrinking {
  private static final int USERS = 20;
  private static final int SPELLS = 8;

  /** How many histories may be played to find a shorter one. */
  private static final int MOST = Integer.getInteger("storm.patience", 300);

  private final Supplier<Sabotage> sabotage;
  private final String promise;
  private int played;

  Shrinking(Supplier<Sabotage> sabotage, String promise) {
    this.sabotage = sabotage;
    this.promise = promise;
  }

  Plan shortest(Plan plan) {
    Plan best = plan;
    for (int user = 0; user < USERS; user++) {
      best = better(best, best.withoutUser(user));
    }
    for (int spell = 0; spell < SPELLS; spell++) {
      best = better(best, best.withoutSpell(spell));
    }
    for (int hours = 2; hours < 80 && played < MOST; hours = hours * 3 / 2 + 1) {
      Plan shorter = best.during(hours);
      if (fails(shorter)) {
        best = shorter;
        break;
      }
    }
    return calmer(best);
  }

  /** Spares faults, first many at a time, then one by one. */
  private Plan calmer(Plan plan) {
    Plan best = plan;
    List<Integer> left = strikes(best);
    for (int size = Math.max(1, left.size() / 2); played < MOST; size = Math.max(1, size / 2)) {
      boolean fewer = false;
      for (int from = 0; from < left.size(); from += size) {
        Set<Integer> some = new TreeSet<>(left.subList(from, Math.min(left.size(), from + size)));
        Plan next = better(best, best.sparing(some));
        fewer |= !next.equals(best);
        best = next;
      }
      left = strikes(best);
      if (size == 1 && !fewer) {
        break;
      }
    }
    return best;
  }

  private List<Integer> strikes(Plan plan) {
    return new ArrayList<>(History.play(plan, sabotage.get()).weather.strikes());
  }

  private Plan better(Plan plan, Plan other) {
    return !other.equals(plan) && played < MOST && fails(other) ? other : plan;
  }

  private boolean fails(Plan plan) {
    played++;
    return first(plan, sabotage).filter(v -> v.promise().equals(promise)).isPresent();
  }

  static Optional<Violation> first(Plan plan, Supplier<Sabotage> sabotage) {
    return Judge.of(History.play(plan, sabotage.get())).violations.stream().findFirst();
  }
}
