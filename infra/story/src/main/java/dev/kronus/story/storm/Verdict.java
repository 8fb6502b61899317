package dev.kronus.story.storm;

import java.util.ArrayList;
import java.util.List;

/** What the judge found in one history. */
final class Verdict {
  final History history;
  final List<Violation> violations = new ArrayList<>();
  long alarmsDue;
  long alarmsGiven;

  /** Of these, so many came later than anything excuses. */
  long alarmsLate;

  long alarmsFalse;
  long doubled;
  long alertMessages;

  /** Of alarms no bad weather was near, and of the others, in milliseconds. */
  long worstInCalm;

  long worst;

  Verdict(History history) {
    this.history = history;
  }

  long by(long due) {
    return history.weather.by(due);
  }

  /** Whether what was to have happened by then can be judged. */
  boolean isOver(long by) {
    return by < history.end;
  }

  void broken(String promise, long at, Life life, String what) {
    violations.add(new Violation(promise, at, life.member.name, what));
  }

  /** An alarm of this talk that was due then was given then. */
  void given(Talk talk, long due, long at) {
    alarmsGiven++;
    long late = Math.max(0, at - due);
    worst = Math.max(worst, late);
    if (isCalm(talk, at)) {
      worstInCalm = Math.max(worstInCalm, late);
    }
  }

  /** Whether nothing went wrong from long before its first question until the alarm. */
  private boolean isCalm(Talk talk, long at) {
    return history.weather.isFine(talk.start() - Weather.BOUND, at) && !talk.isMissed();
  }
}
