package dev.kronus.story.storm;

import dev.kronus.kernel.Fields;
import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import dev.kronus.liveness.SettingsChange;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * In one history of four most members may be asked within some minutes after their times, and some
 * change these minutes and nothing else.
 */
final class Leeway {
  private static final long MINUTE = 60_000;
  private static final int ONE_IN = 4;
  private static final List<Integer> MINUTES = List.of(0, 1, 5, 10, 15, 30, 59, 60);

  private final History history;
  private final SplittableRandom dice;
  private final boolean given;

  Leeway(History history) {
    this.history = history;
    this.dice = new SplittableRandom(history.plan.seed() ^ 0xF1E8);
    this.given = dice.nextInt(ONE_IN) == 0;
  }

  /** Of the accounts before: the minute of somebody goes by the number of theirs. */
  long lastUid() {
    return given ? dice.nextInt(60) : 0;
  }

  /** The same, asked within as many minutes as is drawn anew, or within as many as before. */
  Standing redrawn(Standing standing) {
    return given && dice.nextInt(3) > 0 ? standing.flexible(drawn()) : standing;
  }

  private int drawn() {
    return MINUTES.get(dice.nextInt(MINUTES.size()));
  }

  void begin() {
    long length = history.end - history.start;
    for (Member member : history.cast.members()) {
      if (given && dice.nextBoolean()) {
        long at = history.start + 10 * MINUTE + dice.nextLong(length);
        history.stage.at(at, () -> changed(member, drawn()));
      }
    }
  }

  private void changed(Member member, int minutes) {
    if (member.standing.there()) {
      changed(member, member.uid(), minutes, history.stage.now());
    }
  }

  private void changed(Member member, Uid uid, int minutes, long since) {
    SettingsChange change = SettingsChange.from(new Fields(Map.of("flexible_minutes", minutes)));
    try {
      history.callers.enter(member);
      history.stage.run("Api", () -> history.kronus.checkIns.change(uid, change));
    } catch (Crash | RuntimeException failed) {
      if (People.isFault(failed)) {
        history.stage.in(20_000, () -> changed(member, uid, minutes, since));
      } else if (!(failed instanceof Refusal)) {
        history.chronicle.bug("minutes: " + failed);
      }
      return;
    }
    if (member.uid().equals(uid)) {
      member.standing = member.standing.flexible(minutes);
      history.chronicle.did(
          new Chronicle.Did(
              since, history.stage.now(), member, "allows " + minutes, member.standing));
    }
  }
}
