package dev.kronus.story.storm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** From a question to whatever ended it, as the person's phone tells it. */
final class Talk {
  /** What ended it. */
  enum End {
    /** Nothing yet. */
    OPEN,
    GOOD,
    BAD,
    /** Others were told. */
    ALARM,
    /** A text of theirs of which nobody can say whether, and when, Kronus took it in. */
    UNHEARD,
    /** There was an alarm, and before anybody was told they were asked anew. */
    OVERTAKEN,
    /** They switched off, cancelled or left. */
    DEED
  }

  /** Of "probe in 3 retries 1 wait 5". */
  private static final int COMMANDED_RETRIES = 1;

  private static final long COMMANDED_WINDOW = 5 * 60_000;

  final Standing standing;
  final List<Chronicle.Got> questions = new ArrayList<>();
  final List<Chronicle.Got> followUps = new ArrayList<>();
  End end = End.OPEN;
  long closedAt = Long.MAX_VALUE;

  /** The earliest that its probe may have begun, and with it the settings it goes by. */
  final long since;

  /** Whether it may be one that they asked for, with settings of its own. */
  final boolean commanded;

  /** Whether an earlier alarm was under way, so that nobody can tell the two apart. */
  final boolean muddled;

  Talk(Chronicle.Got question, long since, Standing standing, boolean commanded, boolean muddled) {
    this.since = since;
    this.muddled = muddled;
    this.standing = standing;
    this.commanded = commanded;
    questions.add(question);
  }

  /** Whether they asked to be asked lately, or a text of theirs that said so was found lately. */
  static boolean isCommanded(Member member, long at, History history) {
    LongStream asked =
        history.chronicle.sents().stream()
            .filter(sent -> sent.from().equals(member.phone) && sent.body().startsWith("probe"))
            .mapToLong(Chronicle.Sent::at);
    return LongStream.concat(asked, history.chronicle.told(member.phone, Says.WILL_ASK))
        .anyMatch(then -> then < at && history.weather.by(then + 4 * Promise.MINUTE) > at);
  }

  long start() {
    return questions.getFirst().at();
  }

  /** How many follow-ups there may be. */
  int retries() {
    return commanded ? Math.max(standing.retries(), COMMANDED_RETRIES) : standing.retries();
  }

  /** How long an answer may take, at the most. */
  long window() {
    return commanded ? Math.max(standing.window(), COMMANDED_WINDOW) : standing.window();
  }

  /** How long it may take in any case. */
  long shortestWindow() {
    return commanded ? Math.min(standing.window(), COMMANDED_WINDOW) : standing.window();
  }

  boolean isOpen() {
    return end == End.OPEN;
  }

  boolean isAlarm() {
    return end == End.ALARM || end == End.BAD;
  }

  void close(End how, long at) {
    if (isOpen()) {
      end = how;
      closedAt = at;
    }
  }

  /** Whether nobody can tell yet that the last question reached them: it may be asked again. */
  boolean isBeingAsked() {
    Chronicle.Got last = questions.getLast();
    return last.missed() || last.lost();
  }

  /** Whether a question went missing, so that it was to be asked again. */
  boolean isMissed() {
    return asked().anyMatch(Chronicle.Got::missed);
  }

  /**
   * When the last question before {@code at} came. A repetition counts when the one before went
   * missing, not when only word of it was lost: that one was answerable.
   */
  long askedBefore(long at) {
    long asked = start();
    Chronicle.Got before = questions.getFirst();
    for (Chronicle.Got next : asked().toList()) {
      boolean repeated =
          before.lost()
              && !before.missed()
              && before.body().equals(next.body())
              && next.at() - before.at() < 20 * 60_000;
      if (next.at() <= at && !repeated) {
        asked = next.at();
      }
      before = next;
    }
    return asked;
  }

  /** All of it that was asked, in order. */
  Stream<Chronicle.Got> asked() {
    return Stream.concat(questions.stream(), followUps.stream())
        .sorted(Comparator.comparingLong(Chronicle.Got::at));
  }
}
