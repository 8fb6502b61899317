package dev.kronus.story.storm;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A time of bad weather: from when to when, and how likely each fault is meanwhile.
 *
 * @param from milliseconds, like all times here
 */
record Spell(long from, long to, Map<Fault, Double> rates) {
  private static final long MINUTE = 60_000;

  /** What is so for a time, or not at all. */
  private static final Set<Fault> LASTING =
      EnumSet.of(Fault.PROVIDER_DOWN, Fault.SWEEPER_DOWN, Fault.PHONE_OFF);

  /** The weather of a history. */
  static List<Spell> draw(long start, long end, SplittableRandom dice) {
    List<Spell> spells = new ArrayList<>();
    long at = start + dice.nextLong(4 * 60) * MINUTE;
    while (at < end && spells.size() < 8) {
      Spell spell = one(at, dice);
      spells.add(spell);
      at = spell.to + (20 + dice.nextLong(10 * 60)) * MINUTE;
    }
    return spells;
  }

  private static final String[] OUTSIDE = {
    "PROVIDER_", "WEBHOOK", "STATUS", "UNDELIVERED", "CRASH", "CLOCK"
  };

  private static Spell one(long from, SplittableRandom dice) {
    Map<Fault, Double> rates = new EnumMap<>(Fault.class);
    long minutes = 20 + dice.nextLong(4 * 60);
    switch (dice.nextInt(6)) {
      case 0 -> {
        rates.put(Fault.PROVIDER_DOWN, 1.0);
        minutes = 10 + dice.nextLong(7 * 60);
      }
      case 1 -> {
        rates.put(Fault.SWEEPER_DOWN, 1.0);
        minutes = 30;
        some(rates, List.of(Fault.values()), 0.15, dice);
      }
      case 2 -> some(rates, of("TABLE", "INDEX", "SECRET", "CRASH", "STALL"), 0.2, dice);
      case 3 -> some(rates, of("TIMER", "POKE", "CLOCK", "MEANWHILE", "STALL"), 0.6, dice);
      case 4 -> some(rates, of(OUTSIDE), 0.4, dice);
      default -> some(rates, List.of(Fault.values()), 0.12, dice);
    }
    return new Spell(from, from + minutes * MINUTE, rates);
  }

  private static List<Fault> of(String... beginnings) {
    List<Fault> faults = new ArrayList<>();
    for (Fault fault : Fault.values()) {
      for (String beginning : beginnings) {
        if (fault.name().startsWith(beginning)) {
          faults.add(fault);
        }
      }
    }
    return faults;
  }

  private static void some(
      Map<Fault, Double> rates, List<Fault> faults, double worst, SplittableRandom dice) {
    double bad = dice.nextDouble() * worst;
    for (Fault fault : faults) {
      double rate = dice.nextDouble() * dice.nextDouble() * bad * 2;
      if (!LASTING.contains(fault) && dice.nextInt(3) > 0) {
        rates.put(fault, Math.min(rate, 0.9));
      }
    }
  }
}
