package dev.kronus.story.storm;

import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * P2: of somebody who is asked and whose phone takes no more texts, those who are told first hear
 * that nobody can ask any more.
 */
final class OptOutTold implements Promise {
  @Override
  public void judge(Life life, Verdict verdict) {
    for (Chronicle.Sent sent : verdict.history.chronicle.sents()) {
      OptionalLong heard = verdict.history.chronicle.heardAt(sent);
      boolean gone = sent.from().equals(life.member.phone) && sent.body().equals(Moods.STOP);
      if (gone && heard.isPresent()) {
        judge(life, sent, verdict.by(heard.getAsLong()), verdict);
      }
    }
  }

  private static void judge(Life life, Chronicle.Sent sent, long by, Verdict verdict) {
    Standing standing = life.standingAt(sent.at() - 1);
    if (!verdict.isOver(by)
        || !standing.there()
        || !standing.on()
        || isDifferent(life, sent, by)
        || isOff(life, sent, by)) {
      return;
    }
    for (Friend friend : standing.friends()) {
      if (friend.priority() == standing.firstTier()
          && !isTold(life, friend, sent.at(), by, verdict)
          && !isExcused(life, friend, by, verdict)) {
        verdict.broken("P2", by, life, "opted out, and " + friend.name() + " was not told");
      }
    }
  }

  /** Whether they did something else about it, so that nobody can say how they stood. */
  private static boolean isDifferent(Life life, Chronicle.Sent sent, long by) {
    return life.isUnsure(sent.at() - MINUTE, sent.at() - 1)
        || life.deeds.all().stream().anyMatch(did -> did.at() > sent.at() && did.since() <= by)
        || life.wrote(words -> words.equals("START") || words.equals("OFF"), 0, by);
  }

  /** Whether an alarm had switched it off, or did just then, and told of more than this. */
  private static boolean isOff(Life life, Chronicle.Sent sent, long by) {
    long last =
        life.deeds.all().stream()
            .filter(Chronicle.Did::switchesOn)
            .mapToLong(Chronicle.Did::at)
            .filter(at -> at <= sent.at())
            .max()
            .orElse(Long.MIN_VALUE);
    Stream<Long> told = life.alerts.stream().map(Chronicle.Got::at);
    return Stream.concat(told, life.signs.stream()).anyMatch(at -> at >= last && at <= by);
  }

  private static boolean isTold(Life life, Friend friend, long from, long by, Verdict verdict) {
    return told(life, from, by, verdict).anyMatch(got -> got.to().equals(friend.phone()));
  }

  /** What others were told of it between these times. */
  static Stream<Chronicle.Got> told(Life life, long from, long by, Verdict verdict) {
    return verdict.history.chronicle.gots().stream()
        .filter(got -> got.says() == Says.OPTED_OUT && got.about().equals(life.member.name))
        .filter(got -> got.at() >= from && got.at() <= by);
  }

  /**
   * Whether their phone took no texts and others know why nobody was asked, as far as anybody can
   * be told.
   */
  static boolean saysWhy(Life life, long due, long by, Verdict verdict) {
    OptionalLong gone =
        verdict.history.chronicle.sents().stream()
            .filter(sent -> sent.from().equals(life.member.phone) && sent.at() <= by)
            .filter(sent -> sent.body().equals(Moods.STOP))
            .mapToLong(Chronicle.Sent::at)
            .max();
    return gone.isPresent()
        && !life.wrote("START"::equals, gone.getAsLong(), due)
        && (told(life, gone.getAsLong(), by, verdict).findAny().isPresent()
            || life.standingAt(due).friends().stream()
                .allMatch(friend -> isExcused(life, friend, by, verdict)));
  }

  /** Whether nothing can be sent to them, or they do not want it. */
  private static boolean isExcused(Life life, Friend friend, long by, Verdict verdict) {
    Chronicle chronicle = verdict.history.chronicle;
    return chronicle.isOptedOut(friend.phone())
        || SilenceHeard.hasDeclined(life, friend, by, verdict)
        || chronicle.refused().stream().anyMatch(got -> got.to().equals(friend.phone()));
  }
}
