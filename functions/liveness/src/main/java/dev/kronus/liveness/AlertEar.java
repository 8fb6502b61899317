package dev.kronus.liveness;

import dev.kronus.accounts.User;
import dev.kronus.accounts.Users;
import dev.kronus.duties.Job;
import dev.kronus.duties.Jobs;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Invoker;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Understands what an alerted contact says about an alert. Digits, letters and SAFE are for alerts,
 * whoever sends them; other words are left to the ears that know the sender as a user.
 */
final class AlertEar implements Ear {
  private final Table table;
  private final Users users;
  private final StepTimer timer;
  private final Limit talking;
  private final Invoker invoker;

  AlertEar(Table table, Users users, StepTimer timer, Limit talking, Invoker invoker) {
    this.table = table;
    this.users = users;
    this.timer = timer;
    this.talking = talking;
    this.invoker = invoker;
  }

  @Override
  public Optional<Heard> hear(Incoming in) {
    if (in.alerts().isEmpty()) {
      return Optional.empty();
    }
    Optional<AlertAnswer> answer = AlertAnswer.parse(in.sms().body());
    if (answer.isEmpty()) {
      return in.settings().isPresent()
          ? Optional.empty()
          : Optional.of(talk(in, Texts.HOW_TO_ANSWER));
    }
    return Optional.of(
        meant(in, answer.get())
            .map(alert -> said(in, alert, answer.get()))
            .orElseGet(() -> talk(in, Texts.whichAlert(in.alerts()))));
  }

  /** Explains, but not without end. */
  private Heard talk(Incoming in, String words) {
    boolean allowed = talking.allows(in.sms().from().value());
    return Heard.words(allowed ? Optional.of(words) : Optional.empty());
  }

  /** A bare digit where there are several alerts is asked back, never guessed. */
  private static Optional<OpenAlert> meant(Incoming in, AlertAnswer answer) {
    if (answer.letter().isPresent()) {
      return OpenAlert.called(in.alerts(), answer.letter().get());
    }
    return in.alerts().size() == 1 ? Optional.of(in.alerts().getFirst()) : Optional.empty();
  }

  private Heard said(Incoming in, OpenAlert alert, AlertAnswer answer) {
    return EscalationItems.find(table, alert.escalation())
        .filter(found -> found.state() != Escalation.State.RESOLVED)
        .map(open -> said(in, alert, answer, open))
        // It ended since it was found, and nobody may open it again.
        .orElseGet(() -> Heard.words(Optional.of(Texts.ALARM_OVER)));
  }

  private Heard said(Incoming in, OpenAlert alert, AlertAnswer answer, Escalation escalation) {
    Alerted contact = escalation.alerted(alert.contact()).orElseThrow();
    return switch (answer.word()) {
      case ACCEPT -> accepted(escalation, contact, alert, in.now());
      case DECLINE -> declined(escalation, contact, in.now());
      case SAFE -> safe(escalation, contact, alert, answer, in.now());
    };
  }

  private Heard accepted(Escalation before, Alerted contact, OpenAlert alert, Instant now) {
    Optional<Escalation.Claim> other =
        before.claim().filter(claim -> !claim.contact().equals(contact.id()));
    if (before.state() == Escalation.State.ACCEPTED && other.isPresent()) {
      return Heard.words(Optional.of(Texts.hasItAlready(other.get().firstName())));
    }
    int minutes = before.pace().acceptanceMinutes();
    Instant until = now.plus(Duration.ofMinutes(minutes));
    Escalation after =
        before
            .hearing(contact.id(), Alerted.Said.ACCEPTED)
            .claimed(new Escalation.Claim(contact.id(), contact.firstName(), until, false), until);
    String text = Texts.hasIt(contact.firstName(), alert.firstName());
    List<Job> messages =
        before.alerted().stream()
            .filter(one -> !one.id().equals(contact.id()))
            .map(one -> Telling.has(before, one, text, now))
            .toList();
    Changes changes = new Changes().add(EscalationItems.changed(before, after));
    messages.forEach(message -> changes.add(Jobs.written(message)));
    return Heard.of(changes, Texts.youHaveIt(alert.firstName(), minutes))
        .then(() -> goOn(messages, after));
  }

  private void goOn(List<Job> messages, Escalation after) {
    poke(messages);
    timer.set(after);
  }

  private Heard declined(Escalation before, Alerted contact, Instant now) {
    Escalation heard = before.hearing(contact.id(), Alerted.Said.DECLINED);
    boolean another =
        before.state() == Escalation.State.ACCEPTED
            && before.claim().filter(claim -> !claim.contact().equals(contact.id())).isPresent();
    Escalation after = another || !before.state().isUnderWay() ? heard : heard.reopened(now);
    return Heard.of(new Changes().add(EscalationItems.changed(before, after)), Texts.ASKING_NEXT)
        .then(() -> invoker.poke(Escalation.DRIVER, new Poke(before.uid(), before.key().sk())));
  }

  private Heard safe(
      Escalation before, Alerted contact, OpenAlert alert, AlertAnswer answer, Instant now) {
    String text = Texts.allClear(alert.firstName(), contact.firstName(), answer.note());
    AllClear clear = AllClear.of(table, before, text, contact.id(), now);
    List<Job> messages = new ArrayList<>(clear.messages());
    if (!before.silent()) {
      Optional<User> person = users.profile(before.uid());
      person.ifPresent(
          user -> messages.add(owner(before, user, Texts.saidSafe(contact.firstName()), now)));
      messages.stream()
          .filter(job -> !clear.messages().contains(job))
          .forEach(job -> clear.changes().add(Jobs.written(job)));
    }
    return Heard.of(clear.changes(), Texts.EVERYONE_TOLD).then(() -> poke(messages));
  }

  private static Job owner(Escalation before, User user, String text, Instant now) {
    return Telling.owner(before, user.number(), "safe-owner", text, now);
  }

  private void poke(List<Job> messages) {
    messages.forEach(job -> invoker.poke(job.handler(), new Poke(job.uid(), job.key().sk())));
  }
}
