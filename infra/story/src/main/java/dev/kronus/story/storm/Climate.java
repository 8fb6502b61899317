package dev.kronus.story.storm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What weather a history may have. Any of it shows most of what can go wrong; some safeguards are
 * for a coincidence so rare that it takes weather of one kind, again and again, to see them work.
 */
enum Climate {
  ANY,
  /** Many messages never arrive, and what the provider says of them comes late and crosses. */
  CROSSED_WORDS,
  /** Functions are started twice, take long, and run in the middle of one another. */
  CROWDED;

  private static final long MINUTE = 60_000;
  private static final int MOST = 8;

  /** The weather of a history that is played from {@code start} to {@code end}. */
  List<Spell> draw(long start, long end, SplittableRandom dice) {
    return switch (this) {
      case ANY -> Spell.draw(start, end, dice);
      case CROSSED_WORDS ->
          again(
              Map.of(Fault.UNDELIVERED, 0.5, Fault.STATUS_DELAYED, 0.6, Fault.STATUS_DOUBLED, 0.3),
              start,
              end,
              dice);
      case CROWDED ->
          again(
              Map.of(
                  Fault.STALL, 0.12,
                  Fault.MEANWHILE, 0.3,
                  Fault.POKE_DOUBLED, 0.3,
                  Fault.TIMER_DOUBLED, 0.3,
                  Fault.WEBHOOK_DOUBLED, 0.2,
                  Fault.WEBHOOK_DELAYED, 0.2,
                  Fault.CLOCK_SKEW, 0.3),
              start,
              end,
              dice);
    };
  }

  private static List<Spell> again(
      Map<Fault, Double> rates, long start, long end, SplittableRandom dice) {
    List<Spell> spells = new ArrayList<>();
    long at = start + dice.nextLong(2 * 60) * MINUTE;
    while (at < end && spells.size() < MOST) {
      Spell spell = new Spell(at, at + (60 + dice.nextLong(3 * 60)) * MINUTE, rates);
      spells.add(spell);
      at = spell.to() + (30 + dice.nextLong(2 * 60)) * MINUTE;
    }
    return spells;
  }
}
