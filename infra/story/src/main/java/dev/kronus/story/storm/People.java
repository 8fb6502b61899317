package dev.kronus.story.storm;

import dev.kronus.kernel.PhoneNumber;
import dev.kronus.platform.Table;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** What people do when their phone shows something, and what they do of their own accord. */
final class People {
  static final List<String> GOOD = List.of("y", "yes", "ok", "Yes!", "all good", "fine thanks");
  static final List<String> BAD = List.of("n", "no", "not ok");
  private static final List<String> NOISE = List.of("what is this", "call me later", "hmm", "?");
  private static final long MINUTE = 60_000;

  private final History history;
  private final Cast cast;
  private final Friends friends;
  private final Wishes wishes;
  private final Moods moods;

  People(History history) {
    this.history = history;
    this.cast = history.cast;
    this.wishes = new Wishes(history);
    this.moods = new Moods(history, wishes);
    this.friends = new Friends(history, moods);
  }

  void begin() {
    for (Member member : cast.members()) {
      history.stage.in(member.dice.nextLong(5 * MINUTE), () -> wishes.join(member));
      wishes.further(member);
      moods.draw(member);
    }
    history.leeway.begin();
    history.callers.begin();
  }

  /** A phone shows a message. */
  void got(Chronicle.Got got) {
    switch (got.says()) {
      case ALERT, SILENT, YOURS, STILL, WHICH -> friends.got(got);
      default -> Optional.ofNullable(cast.owner(got.to())).ifPresent(member -> got(member, got));
    }
  }

  private void got(Member member, Chronicle.Got got) {
    switch (got.says()) {
      case QUESTION, FOLLOW_UP -> asked(member);
      case TOLD, HANG_IN, SAFE_SAID -> alarmed(member);
      case CODE, PAUSED, IS_OFF -> moods.got(member, got);
      case SWITCHED_ON -> {
        if (got.reply() && !isStale(got)) {
          wishes.isOn(member, history.chronicle.isSaid(got.answers(), "RESUME"));
        }
      }
      default -> {}
    }
  }

  /** Whether it says that somebody is not all right. */
  static boolean isBad(String words) {
    return BAD.contains(words) || Moods.CRIES.contains(words);
  }

  /** The same words once more, of an effect that may be over. */
  private boolean isStale(Chronicle.Got got) {
    return history.chronicle.gots().stream()
        .anyMatch(
            before ->
                !before.equals(got)
                    && before.to().equals(got.to())
                    && before.body().equals(got.body())
                    && before.at() > got.at() - 10 * MINUTE);
  }

  private void asked(Member member) {
    SplittableRandom dice = member.dice;
    long window = member.standing.window();
    double chance = dice.nextDouble();
    if (dice.nextDouble() < member.silence) {
      return;
    }
    long delay = 2_000 + dice.nextLong(window * 9 / 10);
    if (member.forced && chance > 0.8) {
      say(member.phone, delay, Moods.DURESS);
      return;
    }
    if (dice.nextInt(3) == 0) {
      delay = dice.nextLong(3_000);
    }
    answer(member, delay, window, chance);
  }

  private void answer(Member member, long delay, long window, double chance) {
    SplittableRandom dice = member.dice;
    if (chance < 0.08) {
      say(member.phone, delay, pick(BAD, dice));
    } else if (chance < 0.16) {
      say(member.phone, delay, pick(NOISE, dice));
      say(member.phone, delay + dice.nextLong(10 * MINUTE), pick(GOOD, dice));
    } else if (chance < 0.22) {
      say(member.phone, delay, pick(GOOD, dice));
      say(member.phone, delay + dice.nextLong(MINUTE), pick(dice.nextBoolean() ? GOOD : BAD, dice));
    } else if (chance < 0.30) {
      say(member.phone, window - 20_000 + dice.nextLong(3 * MINUTE), pick(GOOD, dice));
    } else if (chance < 0.36) {
      say(member.phone, window + dice.nextLong(window * 2), pick(GOOD, dice));
    } else {
      say(member.phone, delay, pick(GOOD, dice));
    }
  }

  private void alarmed(Member member) {
    SplittableRandom dice = member.dice;
    if (dice.nextInt(5) < 2) {
      long delay = dice.nextLong(90 * MINUTE);
      String words = pick(GOOD, dice);
      boolean made = member.forced && words.equals(GOOD.getLast());
      say(member.phone, delay, made ? Moods.DURESS : words);
    }
    if (dice.nextInt(5) < 3) {
      long delay = MINUTE + dice.nextLong(12 * 60 * MINUTE);
      if (dice.nextBoolean()) {
        say(member.phone, delay, "ON");
      } else {
        history.stage.in(delay, () -> wishes.switched(member, true));
      }
    }
  }

  private void say(PhoneNumber phone, long delay, String words) {
    history.stage.in(delay, () -> history.text(phone, words));
  }

  static String pick(List<String> words, SplittableRandom dice) {
    return words.get(dice.nextInt(words.size()));
  }

  /** Whether a call that threw this may be tried again. */
  static boolean isFault(Throwable thrown) {
    return thrown instanceof Crash
        || thrown instanceof Broken
        || thrown instanceof Callers.Denied
        || thrown instanceof Table.Contended
        || thrown instanceof Table.ConditionFailed;
  }
}
