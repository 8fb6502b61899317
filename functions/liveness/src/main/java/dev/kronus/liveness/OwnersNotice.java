package dev.kronus.liveness;

import dev.kronus.accounts.User;
import dev.kronus.duties.Job;
import dev.kronus.duties.Jobs;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.platform.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the person is told of an alarm about them: that they are off, and who was told. It goes out
 * once the provider has the text to one of those, so that it never says what did not happen, and
 * not at all once the alarm is over.
 */
record OwnersNotice(Escalation escalation, User user, LastRound last, List<Job> notices) {
  private static final String ID = "told-owner";
  private static final String NOBODY = ID + "-nobody";
  private static final String END = ID + "-end";

  /** As the notices of this alarm stand now; they are read once, and may change meanwhile. */
  static OwnersNotice read(Jobs jobs, Escalation escalation, User user, LastRound last) {
    return new OwnersNotice(
        escalation, user, last, isDue(escalation) ? notices(jobs, escalation) : List.of());
  }

  /**
   * With these alerts, as long as none before reached anybody, so that a person hears of those who
   * were told in the end. In later rounds it would only be the same again.
   */
  Optional<Job> of(List<Alerted> told, List<Job> alerts, Instant now) {
    boolean again = told.stream().anyMatch(one -> one.round() > 1);
    boolean said = again && notices.stream().anyMatch(one -> one.sid().isPresent());
    boolean reached = last.alerts().stream().anyMatch(Job::mayHaveArrived);
    if (!isDue(escalation) || alerts.isEmpty() || said || reached) {
      return Optional.empty();
    }
    boolean first = escalation.round() == 0;
    String later = "%s-after-r%d-t%d".formatted(ID, escalation.round(), escalation.tier());
    List<String> ids = alerts.stream().map(Job::id).toList();
    return waiting(told).isPresent()
        ? Optional.empty()
        : Optional.of(notice(first ? ID : later, text(told), now).following(ids));
  }

  /**
   * One that says the same waits for alerts of before: it waits for these too, and is sent once.
   */
  Optional<Write> waitingFor(List<Alerted> told, List<Job> alerts) {
    return waiting(told).map(one -> Jobs.following(one, alerts.stream().map(Job::id).toList()));
  }

  private Optional<Job> waiting(List<Alerted> told) {
    return notices.stream()
        .filter(one -> !one.isSettled())
        .filter(one -> one.message().filter(sms -> sms.body().equals(text(told))).isPresent())
        .findFirst();
  }

  private static String text(List<Alerted> told) {
    return Texts.told(told.stream().map(Alerted::firstName).toList());
  }

  /** When nobody is left to be told, for now, and none of the alerts so far reached anybody. */
  Optional<Job> ofNobody(Instant now) {
    if (!isDue(escalation) || !last.reachedNobody() || isSaid(NOBODY)) {
      return Optional.empty();
    }
    String text = last.alerts().isEmpty() ? Texts.told(List.of()) : Texts.TOLD_NOBODY;
    return Optional.of(notice(NOBODY, text, now));
  }

  /**
   * When nobody is told any more: that they are off, if they are and nothing said so yet. What
   * waits until it is settled whether an alert arrived may be withdrawn later, when nobody looks at
   * it.
   */
  Optional<Job> ofTheEnd(boolean isOff, Instant now) {
    boolean said = notices.stream().anyMatch(OwnersNotice::wentOut) || isSaid(NOBODY);
    return ofNobody(now)
        .or(
            () ->
                isOff && isDue(escalation) && !said
                    ? Optional.of(off(escalation, user.number(), END, now))
                    : Optional.empty());
  }

  private boolean isSaid(String id) {
    return notices.stream().anyMatch(one -> one.id().endsWith(id));
  }

  /** Whether the provider has what the person is told of this alarm, or will. */
  static boolean wentOut(Jobs jobs, Escalation escalation) {
    return notices(jobs, escalation).stream().anyMatch(OwnersNotice::wentOut);
  }

  private static boolean wentOut(Job notice) {
    return notice.sid().isPresent() || notice.id().endsWith(END);
  }

  /** In place of a notice that did not go out before the alarm was over. */
  static Job stillOff(Escalation escalation, PhoneNumber phone, Instant now) {
    return off(escalation, phone, ID + "-off", now);
  }

  private static Job off(Escalation escalation, PhoneNumber phone, String id, Instant now) {
    return Telling.owner(escalation, phone, id, Texts.IS_OFF, now);
  }

  private static boolean isDue(Escalation escalation) {
    return !escalation.silent() && escalation.reason() != Escalation.Reason.OPTED_OUT;
  }

  private static List<Job> notices(Jobs jobs, Escalation escalation) {
    return jobs.of(escalation.uid(), Telling.prefix(escalation) + ID);
  }

  private Job notice(String id, String text, Instant now) {
    return Telling.owner(escalation, user.number(), id, text, now).unless(escalation.key().sk());
  }
}
