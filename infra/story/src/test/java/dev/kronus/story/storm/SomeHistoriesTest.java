package dev.kronus.story.storm;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What is drawn in some histories only: tokens while keys are rotated, and minutes of one's own.
 */
@ExtendWith(Quiet.class)
class SomeHistoriesTest {
  /** So many histories, from the first one on. */
  private static final int HISTORIES = 40;

  private static final long ASKED_IN_TWO_MINUTES = 177;

  @Test
  void showsTokensOfBeforeARotationAfterIt() {
    assertTrue(shown(Pass.Where.KRONUS, true, 1) > 0, "good through one rotation");
    assertTrue(shown(Pass.Where.ELSEWHERE, true, 1) > 0, "elsewhere, too");
    assertTrue(shown(Pass.Where.KRONUS, false, 2) > 0, "over with the second");
  }

  @Test
  void noticesThatARotationEndsGoodTokens() {
    String refused = "showed a good token, and it was refused";
    assertTrue(isNoticed("old-key-dropped-at-once", refused, seeds()));
  }

  @Test
  void noticesThatAnEndedTokenLetsSomebodyIn() {
    String admitted = "was let in with a token that was over";
    assertTrue(isNoticed("authorizer-remembers-answers", admitted, seeds()));
  }

  @Test
  void noticesThatSomebodyIsAskedLaterThanTheyAllow() {
    assertTrue(isNoticed("later-than-allowed", "was asked at no time of theirs", seeds()));
  }

  @Test
  void noticesThatSomebodyIsAskedInAnotherMinuteEachTime() {
    LongStream seed = LongStream.of(ASKED_IN_TWO_MINUTES);
    assertTrue(isNoticed("minute-drawn-anew", "was not asked in the same minute", seed));
  }

  private static boolean isNoticed(String name, String what, LongStream seeds) {
    Safeguard safeguard =
        Sabotages.all().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    return seeds
        .mapToObj(seed -> Judge.of(History.play(Plan.of(seed), safeguard.removed().get())))
        .anyMatch(verdict -> verdict.violations.stream().anyMatch(v -> v.what().equals(what)));
  }

  /** How many tokens were shown with that answer, so many rotations after they were given out. */
  private static long shown(Pass.Where where, boolean good, long rotations) {
    return seeds()
        .mapToObj(seed -> History.play(Plan.of(seed), Sabotage.NONE).chronicle)
        .mapToLong(
            chronicle ->
                chronicle.shows().stream()
                    .filter(shown -> shown.where() == where && shown.good() == good)
                    .filter(shown -> turned(chronicle.turns(), shown) == rotations)
                    .count())
        .sum();
  }

  private static long turned(List<Turn> turns, Pass.Shown shown) {
    return turns.stream()
        .filter(turn -> turn.since > shown.pass().at() && turn.done < shown.since())
        .count();
  }

  private static LongStream seeds() {
    return LongStream.range(0, HISTORIES);
  }
}
