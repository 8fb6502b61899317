package dev.kronus.story.storm;

import java.util.List;
import java.util.SplittableRandom;

/** What those do who are told that somebody may be in trouble. */
final class Friends {
  private static final long MINUTE = 60_000;
  private static final List<String> NOISE = List.of("who is this", "ok?", "on my way");

  private final History history;
  private final Moods moods;
  private final SplittableRandom dice;

  Friends(History history, Moods moods) {
    this.history = history;
    this.moods = moods;
    this.dice = new SplittableRandom(history.plan.seed() ^ 0x5EED);
  }

  void got(Chronicle.Got got) {
    String letter = Says.letter(got.body());
    switch (got.says()) {
      case ALERT, SILENT -> alerted(got, letter);
      case YOURS -> {
        if (dice.nextInt(5) < 3) {
          say(got, 5 * MINUTE + dice.nextLong(80 * MINUTE), "SAFE");
        }
      }
      case STILL ->
          say(
              got,
              dice.nextLong(15 * MINUTE),
              List.of("1", "SAFE", "2", "hm").get(dice.nextInt(4)));
      case WHICH -> say(got, 20_000, letter + (dice.nextBoolean() ? "1" : " SAFE"));
      default -> {}
    }
  }

  private void alerted(Chronicle.Got got, String letter) {
    double chance = dice.nextDouble();
    long delay = 5_000 + dice.nextLong(20 * MINUTE);
    if (chance < 0.30) {
      say(got, delay, letter + "1");
    } else if (chance < 0.45) {
      say(got, delay, letter + "2");
    } else if (chance < 0.60) {
      say(got, delay, letter.isEmpty() ? "safe, spoke to them" : letter + " SAFE");
    } else if (chance > 0.98) {
      history.stage.in(delay, () -> moods.optOut(got.to()));
    } else if (chance < 0.65) {
      say(got, delay, NOISE.get(dice.nextInt(NOISE.size())));
    }
  }

  private void say(Chronicle.Got got, long delay, String words) {
    history.stage.in(delay, () -> history.text(got.to(), words));
  }
}
