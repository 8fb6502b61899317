package dev.kronus.story.storm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Which faults are likely now, and whether one strikes. */
@SuppressWarnings("EnumOrdinal") // Rates and counts are arrays: this is asked at every call.
final class Weather {
  /**
   * After faults cease everything that is due happens within this long: the longest wait between
   * two tries (15 minutes), the sweeper's grace (1) and its own minute (1), a claim that a dead
   * function left behind (2), a stalled call (1), and as much again as rounding for the chain from
   * an obligation's poke to its message.
   */
  static final long BOUND = 25 * 60_000L;

  /** Without faults everything happens within this long. */
  private static final long PUNCTUAL = 60_000L;

  private final Plan plan;
  private final List<Spell> spells = new ArrayList<>();
  private final SplittableRandom dice;
  private final double[] rates = new double[Fault.values().length];
  private final long[] struck = new long[Fault.values().length];
  private final List<Integer> strikes = new ArrayList<>();
  private int faults;
  private boolean calm = true;

  Weather(Plan plan, List<Spell> drawn, SplittableRandom dice) {
    this.plan = plan;
    this.dice = dice;
    for (int i = 0; i < drawn.size(); i++) {
      if (plan.hasSpell(i)) {
        spells.add(drawn.get(i));
      }
    }
  }

  List<Spell> spells() {
    return spells;
  }

  /** It is {@code now}: faults are as likely as the spells of this time say. */
  void turn(long now) {
    Arrays.fill(rates, 0);
    calm = true;
    for (Spell spell : spells) {
      if (spell.from() <= now && now < spell.to()) {
        spell.rates().forEach((fault, rate) -> rates[fault.ordinal()] = rate);
        calm = false;
      }
    }
  }

  boolean isCalm() {
    return calm;
  }

  /** Whether {@code fault} is what the weather is made of now, with no chance in it. */
  boolean lasting(Fault fault) {
    boolean now = rates[fault.ordinal()] >= 1;
    if (now) {
      struck[fault.ordinal()]++;
    }
    return now;
  }

  /** This fault was not the weather's, and happened all the same. */
  void happened(Fault fault) {
    struck[fault.ordinal()]++;
  }

  /** Whether {@code fault} strikes here and now. */
  boolean strikes(Fault fault) {
    double rate = rates[fault.ordinal()];
    if (rate <= 0 || dice.nextDouble() >= rate) {
      return false;
    }
    faults++;
    if (plan.spared().contains(faults)) {
      return false;
    }
    strikes.add(faults);
    struck[fault.ordinal()]++;
    return true;
  }

  /** A time of up to {@code most} milliseconds. */
  long some(long most) {
    return dice.nextLong(most) + 1;
  }

  int one(int of) {
    return dice.nextInt(of);
  }

  long[] struck() {
    return struck;
  }

  /** The numbers of the faults that struck. */
  List<Integer> strikes() {
    return strikes;
  }

  /** Whether no fault was likely between these times. */
  boolean isFine(long from, long to) {
    return spells.stream().noneMatch(spell -> spell.from() <= to && spell.to() > from);
  }

  /** Since when what happened at {@code at} may have been due, whatever the weather. */
  long since(long at) {
    long since = at - PUNCTUAL;
    for (Spell spell : spells.reversed()) {
      if (spell.from() <= at && spell.to() + BOUND > since) {
        since = Math.min(since, spell.from() - PUNCTUAL);
      }
    }
    return since;
  }

  /** By when whatever is due at {@code due} has happened, whatever the weather. */
  long by(long due) {
    long calmSince = due;
    for (Spell spell : spells) {
      if (spell.from() <= calmSince + BOUND && spell.to() > calmSince) {
        calmSince = spell.to();
      }
    }
    return calmSince + BOUND;
  }
}
