package dev.kronus.story.storm;

import java.util.List;

/**
 * P6: a token lets in whoever carries it until it runs out, is ended, or its key is gone two
 * rotations later; and nobody after that.
 */
final class TokensHold implements Promise {
  /** So long keys are remembered: where they are read, and where the published ones are. */
  private static final long REMEMBERED = 12 * MINUTE;

  /** A key signs, is kept through one more rotation, and is gone with the next. */
  private static final int TURNS = 2;

  @Override
  public void judge(Life life, Verdict verdict) {
    for (Pass.Shown shown : verdict.history.chronicle.shows()) {
      if (shown.pass().who() == life.member) {
        judge(life, shown, verdict);
      }
    }
  }

  private static void judge(Life life, Pass.Shown shown, Verdict verdict) {
    if (!shown.good() && isGood(life, shown, verdict)) {
      verdict.broken("P6", shown.at(), life, "showed a good token, and it was refused" + at(shown));
    }
    if (shown.good() && isOver(life, shown, verdict)) {
      verdict.broken("P6", shown.at(), life, "was let in with a token that was over" + at(shown));
    }
  }

  private static String at(Pass.Shown shown) {
    return shown.where() == Pass.Where.KRONUS ? "" : " elsewhere";
  }

  private static boolean isGood(Life life, Pass.Shown shown, Verdict verdict) {
    Pass pass = shown.pass();
    long begun = later(pass, verdict).stream().filter(turn -> turn.since <= shown.at()).count();
    return shown.at() < pass.until() - SKEW
        && begun < TURNS
        && Math.min(leaving(life, pass), signingOut(life, pass)) > shown.at();
  }

  private static boolean isOver(Life life, Pass.Shown shown, Verdict verdict) {
    Pass pass = shown.pass();
    long gone =
        later(pass, verdict).stream()
            .filter(turn -> turn.done < Long.MAX_VALUE)
            .filter(turn -> verdict.by(turn.done) + REMEMBERED < shown.since())
            .count();
    boolean ended = Math.min(left(life, pass), signedOut(life, pass)) < shown.since() - SKEW;
    return (gone >= TURNS && isReadable(shown, verdict))
        || (shown.where() == Pass.Where.KRONUS && (ended || pass.until() + SKEW < shown.since()));
  }

  /** Whether the keys could be read just then: whoever cannot read them goes by those they had. */
  private static boolean isReadable(Pass.Shown shown, Verdict verdict) {
    return verdict.history.weather.isFine(shown.since() - REMEMBERED, shown.at());
  }

  /** The rotations since its key signed. */
  private static List<Turn> later(Pass pass, Verdict verdict) {
    List<Turn> turns = verdict.history.chronicle.turns();
    int own = -1;
    for (int i = 0; i < turns.size(); i++) {
      own = turns.get(i).kid.equals(pass.kid()) ? i : own;
    }
    return turns.subList(own + 1, turns.size());
  }

  /** When they began to leave with the account that it is for. */
  private static long leaving(Life life, Pass pass) {
    return life.deeds.all().stream()
        .filter(did -> did.what().contains("leaves") && did.at() >= pass.at())
        .mapToLong(Chronicle.Did::since)
        .findFirst()
        .orElse(Long.MAX_VALUE);
  }

  /** When they had left. */
  private static long left(Life life, Pass pass) {
    return life.deeds.all().stream()
        .filter(did -> did.what().equals("leaves") && did.at() >= pass.at())
        .mapToLong(Chronicle.Did::at)
        .findFirst()
        .orElse(Long.MAX_VALUE);
  }

  private static long signingOut(Life life, Pass pass) {
    boolean before = pass.at() <= life.member.signedOut;
    return before ? life.member.signingOut : Long.MAX_VALUE;
  }

  private static long signedOut(Life life, Pass pass) {
    boolean before = pass.at() < life.member.signingOut;
    return before ? life.member.signedOut : Long.MAX_VALUE;
  }
}
