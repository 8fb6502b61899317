package dev.kronus.story.storm;

import dev.kronus.kernel.Uid;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/** P2: silence past the last deadline is told, and told on until somebody has it. */
final class SilenceHeard implements Promise {
  @Override
  public void judge(Life life, Verdict verdict) {
    for (Talk talk : life.talks) {
      if (!talk.muddled && (talk.isOpen() || talk.isAlarm())) {
        judge(life, talk, verdict);
      }
    }
  }

  private static void judge(Life life, Talk talk, Verdict verdict) {
    long latest = talk.end == Talk.End.BAD ? verdict.by(talk.closedAt) : silent(talk, verdict);
    if (!verdict.isOver(latest) || life.isUnsure(talk.since, latest)) {
      return;
    }
    verdict.alarmsDue++;
    if (talk.end == Talk.End.OPEN) {
      verdict.broken("P2", latest, life, "was silent, and nobody was told");
      return;
    }
    long due =
        talk.end == Talk.End.BAD
            ? talk.closedAt
            : talk.askedBefore(talk.closedAt) + talk.window() + MINUTE;
    verdict.given(talk, due, talk.closedAt);
    if (talk.closedAt > latest) {
      verdict.alarmsLate++;
      verdict.broken("P2", talk.closedAt, life, "was silent, and others were told too late");
    }
    firstTier(life, talk, latest, verdict);
    goesOn(life, talk, verdict);
  }

  /**
   * By when whoever is silent must have been told of, each question as late as may be: ten minutes
   * until word of it is given up, two until one that went missing is asked again, a minute's grace.
   */
  private static long silent(Talk talk, Verdict verdict) {
    int questions = (talk.retries() + 1) * (talk.isMissed() ? 2 : 1);
    long at = talk.start();
    for (int i = 0; i < questions; i++) {
      at = verdict.by(recorded(at, verdict) + talk.window() + 13 * MINUTE);
    }
    return at;
  }

  /** When it was written down at the latest that the provider has a question: its clock starts. */
  private static long recorded(long at, Verdict verdict) {
    return verdict.history.weather.isFine(at - MINUTE, at + MINUTE) ? at : verdict.by(at);
  }

  private static void firstTier(Life life, Talk talk, long latest, Verdict verdict) {
    if (isResolved(life, talk, latest, verdict)) {
      return;
    }
    int tier = talk.standing.firstTier();
    for (Friend friend : talk.standing.friends()) {
      if (friend.priority() == tier && !isTold(life, talk, friend, latest, verdict)) {
        verdict.broken("P2", latest, life, friend.name() + " was not told");
      }
    }
  }

  private static boolean isTold(Life life, Talk talk, Friend friend, long by, Verdict verdict) {
    boolean told =
        life.alerts.stream()
            .filter(got -> got.to().equals(friend.phone()))
            .anyMatch(got -> got.at() >= talk.start() && got.at() <= by);
    return told
        || verdict.history.chronicle.isOptedOut(friend.phone())
        || hasDeclined(life, friend, by, verdict)
        || isMourned("-tell-", life, talk.start(), by, verdict);
  }

  /** Whether they wrote that they do not want to be told, and were not told otherwise. */
  static boolean hasDeclined(Life life, Friend friend, long by, Verdict verdict) {
    Chronicle chronicle = verdict.history.chronicle;
    boolean confirmed =
        chronicle.gots().stream()
            .filter(got -> got.to().equals(friend.phone()) && got.at() <= by)
            .anyMatch(got -> got.body().contains("not " + life.member.name + "'s emergency"));
    boolean unheard =
        chronicle.sents().stream()
            .filter(sent -> sent.from().equals(friend.phone()) && sent.at() <= by)
            .filter(sent -> People.isBad(sent.body()))
            .anyMatch(sent -> chronicle.heardAt(sent).isEmpty());
    return confirmed || unheard;
  }

  /** Whether the operator heard that such a message about them was given up. */
  private static boolean isMourned(String what, Life life, long from, long by, Verdict verdict) {
    return verdict.history.chronicle.cries().stream()
        .filter(cried -> cried.at() >= from && cried.at() <= by)
        .filter(cried -> cried.text().contains(what))
        .anyMatch(cried -> life.member.uids.stream().anyMatch(uid -> names(cried, uid)));
  }

  private static boolean isCried(Life life, String what, long from, long by, Verdict verdict) {
    return verdict.history.chronicle.cries().stream()
        .filter(cried -> cried.at() >= from && cried.at() <= by)
        .filter(cried -> cried.subject().contains(what))
        .anyMatch(cried -> life.member.uids.stream().anyMatch(uid -> names(cried, uid)));
  }

  private static boolean names(Chronicle.Cried cried, Uid uid) {
    return (cried.text() + " ").contains("ser " + uid + ",")
        || cried.text().contains("of user " + uid + " ");
  }

  private static boolean isResolved(Life life, Talk talk, long by, Verdict verdict) {
    return isMourned("-clear-", life, talk.closedAt, by, verdict)
        || verdict.history.chronicle.sents().stream()
            .filter(sent -> sent.at() >= talk.start() && sent.at() <= by)
            .anyMatch(sent -> isSafe(talk, sent))
        || life.clears.stream().anyMatch(got -> got.at() >= talk.start() && got.at() <= by)
        || verdict.history.chronicle.gots().stream()
            .filter(got -> got.at() >= talk.start() && got.at() <= by)
            .filter(got -> got.to().equals(life.member.phone))
            .anyMatch(got -> isWell(talk, got));
  }

  /**
   * A good answer to a later question is about the alarm too. One that they were made to give ends
   * it for all to see, and begins a silent one, which {@link CryHeard} judges.
   */
  private static boolean isWell(Talk talk, Chronicle.Got got) {
    boolean later = got.says() == Says.GLAD && got.at() > talk.closedAt;
    return later || List.of(Says.LATE_GLAD, Says.SAFE_SAID).contains(got.says());
  }

  private static boolean isSafe(Talk talk, Chronicle.Sent sent) {
    return sent.body().toLowerCase(Locale.ROOT).contains("safe")
        && talk.standing.friends().stream().anyMatch(f -> f.phone().equals(sent.from()));
  }

  /**
   * When somebody last said that they have it. A text that says so and of which nobody can say
   * whether Kronus took it in may have been heard.
   */
  private static long claimed(Life life, Talk talk, Verdict verdict) {
    Chronicle chronicle = verdict.history.chronicle;
    LongStream unheard =
        chronicle.sents().stream()
            .filter(sent -> sent.body().matches("[A-Za-z]?1") && chronicle.heardAt(sent).isEmpty())
            .filter(
                sent ->
                    talk.standing.friends().stream().anyMatch(f -> f.phone().equals(sent.from())))
            .mapToLong(Chronicle.Sent::at);
    return LongStream.concat(life.claims.stream().mapToLong(Chronicle.Got::at), unheard)
        .filter(at -> at >= talk.closedAt && at < life.next(talk))
        .max()
        .orElse(talk.closedAt);
  }

  /** Whether it ends with somebody's word that all is well, or with an operator. */
  private static void goesOn(Life life, Talk talk, Verdict verdict) {
    Standing standing = talk.standing;
    long at = talk.closedAt;
    at = Math.max(at, claimed(life, talk, verdict));
    boolean claimed = at > talk.closedAt;
    if (claimed) {
      at = verdict.by(at + standing.acceptance() * MINUTE);
      at = verdict.by(at + 10 * MINUTE);
    }
    for (long i = standing.rounds() * standing.tiers(); i > 0; i--) {
      at = verdict.by(at + standing.step() * MINUTE);
    }
    at = verdict.by(at);
    if (verdict.isOver(at)
        && !life.isUnsure(talk.closedAt, at)
        && !isResolved(life, talk, at, verdict)
        && !isCried(life, "nobody has it", talk.start(), at, verdict)) {
      verdict.broken("P2", at, life, "nobody has it, and no operator was told");
    }
  }
}
