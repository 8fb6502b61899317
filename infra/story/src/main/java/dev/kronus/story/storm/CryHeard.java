package dev.kronus.story.storm;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * P2 and P3: a cry for help, and a word said under duress, are told at once; and of the latter
 * nothing shows on the phone of whoever was made to say it.
 */
final class CryHeard implements Promise {
  private static final List<Says> TELLING =
      List.of(Says.TOLD, Says.HANG_IN, Says.SAFE_SAID, Says.LATE_GLAD);

  @Override
  public void judge(Life life, Verdict verdict) {
    for (Chronicle.Sent sent : verdict.history.chronicle.sents()) {
      if (sent.from().equals(life.member.phone)) {
        judge(life, sent, verdict);
      }
    }
  }

  private static void judge(Life life, Chronicle.Sent sent, Verdict verdict) {
    OptionalLong heard = verdict.history.chronicle.heardAt(sent);
    if (heard.isEmpty()) {
      return;
    }
    long at = heard.getAsLong();
    long by = verdict.by(at);
    if (!verdict.isOver(by) || life.isUnsure(sent.at() - SKEW, by)) {
      return;
    }
    Optional<Chronicle.Got> reply = reply(sent, verdict);
    if (Moods.CRIES.contains(sent.body())) {
      cry(life, sent.at(), by, reply, verdict);
    } else if (Moods.DURESS.equals(sent.body()) && reply.isPresent()) {
      duress(life, at, by, reply.get(), verdict);
    }
  }

  private static Optional<Chronicle.Got> reply(Chronicle.Sent sent, Verdict verdict) {
    return verdict.history.chronicle.gots().stream()
        .filter(got -> got.answers().equals(sent.sid()))
        .findFirst();
  }

  private static void cry(
      Life life, long at, long by, Optional<Chronicle.Got> reply, Verdict verdict) {
    boolean there = life.standingAt(at).there();
    boolean heard = reply.filter(got -> got.body().startsWith("Hang in there!")).isPresent();
    if (there && !heard && !verdict.history.chronicle.isOptedOut(life.member.phone)) {
      verdict.broken("P2", at, life, "cried for help and got no answer");
    }
    if (heard && reply.get().says() == Says.HANG_IN && !isWell(life, at, by, verdict)) {
      told(life, life.alerts, "cried for help, and", at, by, verdict);
    }
  }

  /** Whether they said that they are well, before anybody had to be told. */
  private static boolean isWell(Life life, long at, long by, Verdict verdict) {
    Chronicle chronicle = verdict.history.chronicle;
    return chronicle.gots().stream()
        .filter(got -> got.to().equals(life.member.phone))
        .filter(got -> got.says() == Says.GLAD || got.says() == Says.LATE_GLAD)
        .filter(got -> got.at() > at && got.at() <= by)
        .anyMatch(got -> chronicle.asked(got).orElse(got.at()) > at);
  }

  private static void duress(Life life, long at, long by, Chronicle.Got reply, Verdict verdict) {
    if (reply.says() != Says.GLAD && reply.says() != Says.LATE_GLAD) {
      return;
    }
    long since = reply.says() == Says.GLAD ? at : first(life, at, verdict);
    if (!isUnheard(life, since, by, verdict)) {
      told(life, life.silent, "was made to answer, and", since, by, verdict);
    }
    life.talks.stream()
        .filter(talk -> talk.closedAt == reply.at() && !talk.muddled)
        .findFirst()
        .ifPresent(talk -> hidden(life, talk, verdict));
  }

  /** When they said so first since they were asked: others are told once, until it is over. */
  private static long first(Life life, long at, Verdict verdict) {
    long asked =
        life.talks.stream().mapToLong(Talk::start).filter(then -> then < at).max().orElse(at);
    return verdict.history.chronicle.sents().stream()
        .filter(sent -> sent.from().equals(life.member.phone))
        .filter(sent -> sent.body().equals(Moods.DURESS))
        .mapToLong(Chronicle.Sent::at)
        .filter(then -> then >= asked && then <= at)
        .min()
        .orElse(at);
  }

  /** Until they are asked again, or cry for help, their phone is as after any good answer. */
  private static void hidden(Life life, Talk talk, Verdict verdict) {
    verdict.history.chronicle.gots().stream()
        .filter(got -> got.to().equals(life.member.phone) && TELLING.contains(got.says()))
        .filter(got -> got.at() > talk.closedAt && got.at() < life.next(talk))
        .findFirst()
        .filter(got -> !life.wrote(People::isBad, talk.start(), got.at()))
        .filter(got -> !isAskedInVain(life, talk.closedAt, got.at()))
        .ifPresent(got -> verdict.broken("P3", got.at(), life, "a silent alarm showed"));
  }

  /** Whether they wanted no more texts, and others were told that a question could not be sent. */
  private static boolean isAskedInVain(Life life, long from, long to) {
    return life.wrote(Moods.STOP::equals, from, to)
        && life.alerts.stream()
            .filter(got -> got.body().contains("opted out of texts"))
            .anyMatch(got -> got.at() > from && got.at() < to);
  }

  private static void told(
      Life life, List<Chronicle.Got> alerts, String why, long at, long by, Verdict verdict) {
    Standing standing = life.standingAt(at);
    if (isOver(standing, at, by, verdict)) {
      return;
    }
    for (Friend friend : standing.friends()) {
      boolean told =
          alerts.stream()
              .anyMatch(
                  got ->
                      got.to().equals(friend.phone()) && got.at() >= at - MINUTE && got.at() <= by);
      boolean excused =
          verdict.history.chronicle.isOptedOut(friend.phone())
              || SilenceHeard.hasDeclined(life, friend, by, verdict)
              || isCutOff(life, friend, alerts, at, by, verdict)
              || isMourned(life, at, by, verdict);
      if (friend.priority() == standing.firstTier() && !told && !excused) {
        verdict.broken("P2", by, life, why + " " + friend.name() + " was not told");
      }
    }
  }

  /** Whether the operator heard that nobody who may be told in silence can be reached. */
  private static boolean isUnheard(Life life, long at, long by, Verdict verdict) {
    return verdict.history.chronicle.cries().stream()
        .filter(cried -> cried.at() >= at - MINUTE && cried.at() <= by)
        .filter(cried -> cried.subject().endsWith("a silent alarm reached nobody"))
        .anyMatch(
            cried ->
                life.member.uids.stream()
                    .anyMatch(uid -> cried.text().contains("of user " + uid + ",")));
  }

  /**
   * Whether a silent alert was tried and their number is not in service. No operator hears of that
   * while others can be told; so it excuses nothing unless somebody else was told.
   */
  private static boolean isCutOff(
      Life life, Friend friend, List<Chronicle.Got> alerts, long at, long by, Verdict verdict) {
    return alerts.stream().anyMatch(got -> got.at() >= at - MINUTE && got.at() <= by)
        && verdict.history.chronicle.refused().stream()
            .filter(got -> got.to().equals(friend.phone()) && got.says() == Says.SILENT)
            .filter(got -> got.about().equals(life.member.name))
            .anyMatch(got -> got.at() >= at - MINUTE && got.at() <= by);
  }

  /** Whether the operator heard that an alert about them was given up. */
  private static boolean isMourned(Life life, long from, long by, Verdict verdict) {
    return verdict.history.chronicle.cries().stream()
        .filter(cried -> cried.at() >= from && cried.at() <= by)
        .filter(cried -> cried.text().contains("-tell-"))
        .anyMatch(
            cried ->
                life.member.uids.stream()
                    .anyMatch(uid -> cried.text().contains("of user " + uid + " ")));
  }

  /** Whether somebody said that all is well meanwhile. */
  private static boolean isOver(Standing standing, long at, long by, Verdict verdict) {
    return verdict.history.chronicle.sents().stream()
        .filter(sent -> sent.at() >= at && sent.at() <= by)
        .filter(sent -> standing.friends().stream().anyMatch(f -> f.phone().equals(sent.from())))
        .anyMatch(sent -> sent.body().toLowerCase(Locale.ROOT).contains("safe"));
  }
}
