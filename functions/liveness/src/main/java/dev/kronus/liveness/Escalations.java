package dev.kronus.liveness;

import dev.kronus.accounts.ProbeSettings;
import dev.kronus.accounts.ProbeSettingsItems;
import dev.kronus.accounts.User;
import dev.kronus.accounts.Users;
import dev.kronus.contacts.Contact;
import dev.kronus.contacts.Contacts;
import dev.kronus.duties.Job;
import dev.kronus.duties.Jobs;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Invoker;
import dev.kronus.platform.Key;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Schedules;
import dev.kronus.platform.Table;
import dev.kronus.platform.Topic;
import dev.kronus.platform.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps telling people that somebody may be in trouble, until one of them has it. */
public final class Escalations {
  /** Whoever had it is given this long to say so again. */
  private static final Duration AFTER_REMINDER = Duration.ofMinutes(10);

  private final Table table;
  private final Users users;
  private final Contacts contacts;
  private final Jobs jobs;
  private final StepTimer timer;
  private final Invoker invoker;
  private final Topic topic;
  private final InstantSource clock;

  public Escalations(
      Table table,
      Users users,
      Contacts contacts,
      Schedules schedules,
      Invoker invoker,
      Topic topic,
      InstantSource clock) {
    this.table = table;
    this.users = users;
    this.contacts = contacts;
    this.jobs = new Jobs(table, clock);
    this.timer = new StepTimer(schedules);
    this.invoker = invoker;
    this.topic = topic;
    this.clock = clock;
  }

  /** Goes on with the escalation that {@code poke} names, if it is time to. */
  public void poked(Poke poke) {
    Probes.settled(
        () ->
            EscalationItems.find(table, Key.of(poke.uid(), poke.item()))
                .filter(escalation -> escalation.state().isUnderWay())
                .filter(this::isTime)
                .ifPresent(this::step));
  }

  private boolean isTime(Escalation escalation) {
    return escalation.stepAt().filter(at -> !at.isAfter(clock.instant())).isPresent();
  }

  private void step(Escalation escalation) {
    Optional<User> user = users.profile(escalation.uid());
    if (user.isEmpty()) {
      return;
    }
    LastRound last = LastRound.of(jobs, escalation);
    Step step = Step.after(escalation, people(escalation));
    Optional<Instant> rest = last.rest(step, clock.instant());
    if (rest.isPresent()) {
      wait(escalation, last, user.get(), rest.get());
      return;
    }
    switch (step) {
      case Step.Tell tell -> tell(escalation, last, user.get(), tell);
      case Step.Remind remind -> remind(escalation, user.get());
      case Step.Exhaust exhaust -> exhaust(escalation, last, user.get());
    }
  }

  /** Whom this escalation may tell, as they are now. */
  private List<Contact> people(Escalation escalation) {
    List<Contact> all = contacts.emergency(escalation.uid());
    if (!escalation.silent()) {
      return all;
    }
    List<Contact> chosen = all.stream().filter(Contact::tellOnDuress).toList();
    int first = all.stream().mapToInt(Contact::priority).min().orElse(1);
    return chosen.isEmpty() ? all.stream().filter(c -> c.priority() == first).toList() : chosen;
  }

  private void wait(Escalation before, LastRound last, User user, Instant until) {
    Escalation after = last.heard().reopened(until);
    boolean news = !last.heard().equals(before);
    if (before.silent() && news && last.isUnheard()) {
      announceUnheard(before);
    }
    Optional<Job> notice = OwnersNotice.read(jobs, before, user, last).ofNobody(clock.instant());
    commit(new Changes().add(EscalationItems.changed(before, after)), notice.stream().toList());
    timer.set(after);
  }

  private void tell(Escalation before, LastRound last, User user, Step.Tell tell) {
    Instant now = clock.instant();
    if (before.round() == 0 && !before.silent()) {
      announce("Kronus: somebody may need help", before, "Their contacts are being told.");
    }
    Owed owed = Owed.to(tell, before, table, jobs);
    List<Alerted> told = tell.told().stream().map(owed::taken).toList();
    List<Alerted> anew = told.stream().filter(c -> !last.isOnItsWayTo(c.id())).toList();
    Instant next = now.plus(Duration.ofMinutes(before.pace().waitInMinutes()));
    Escalation after = last.heard().telling(tell.round(), tell.tier(), told, next);
    Changes changes = new Changes().add(EscalationItems.changed(before, after));
    List<Job> messages = new ArrayList<>();
    anew.forEach(contact -> messages.add(alert(after, user, contact, changes, now)));
    if (!before.silent()) {
      changes.add(shown(after, anew, messages, now));
      changes.add(owed.struckOut());
    }
    OwnersNotice notice = OwnersNotice.read(jobs, before, user, last);
    notice.waitingFor(told, messages).ifPresent(changes::add);
    notice.of(told, List.copyOf(messages), now).ifPresent(messages::add);
    commit(changes, messages);
    timer.set(after);
  }

  /** What the person's probe shows of a telling. */
  private static Write shown(
      Escalation escalation, List<Alerted> told, List<Job> messages, Instant now) {
    Write.Update shown =
        Write.update(ProbeItems.key(escalation.uid(), escalation.probe()))
            .when(Condition.EXISTS)
            .append(
                "timeline",
                ProbeItems.event(
                    now,
                    "escalated",
                    "round",
                    escalation.round(),
                    "tier",
                    escalation.tier(),
                    "contacts",
                    told.size()));
    for (int i = 0; i < told.size(); i++) {
      shown = shown.append("emergency_probes", Telling.shown(messages.get(i), told.get(i)));
    }
    return shown;
  }

  private Job alert(
      Escalation escalation, User user, Alerted contact, Changes changes, Instant now) {
    List<OpenAlert> others =
        OpenAlert.on(table, contact.phone(), now).stream()
            .filter(alert -> !alert.isAbout(escalation))
            .toList();
    OpenAlert alert =
        new OpenAlert(
            escalation.uid(),
            escalation.probe(),
            contact.id(),
            OpenAlert.letterBeside(others),
            user.firstName(),
            escalation.silent());
    changes.add(alert.written(contact.phone(), now));
    Optional<String> note =
        ProbeSettingsItems.find(table, user.uid()).flatMap(ProbeSettings::emergencyNote);
    Optional<String> letter = others.isEmpty() ? Optional.empty() : Optional.of(alert.letter());
    String text = Texts.alert(user, asked(escalation), escalation.reason(), note, letter);
    return Telling.alert(escalation, contact, text, now);
  }

  /** The number that was asked, which need not be the user's any more. */
  private PhoneNumber asked(Escalation escalation) {
    Key key = ProbeItems.key(escalation.uid(), escalation.probe());
    return ProbeItems.probe(key, table.get(key).orElseThrow()).phoneNumber();
  }

  private void remind(Escalation before, User user) {
    Instant now = clock.instant();
    Escalation.Claim claim = before.claim().orElseThrow();
    Escalation.Claim asked =
        new Escalation.Claim(claim.contact(), claim.firstName(), claim.until(), true);
    Escalation after = before.claimed(asked, now.plus(AFTER_REMINDER));
    Changes changes = new Changes().add(EscalationItems.changed(before, after));
    List<Job> messages = new ArrayList<>();
    before
        .alerted(claim.contact())
        .ifPresent(
            contact -> {
              String text = Texts.remind(user.firstName(), before.pace().acceptanceMinutes());
              messages.add(Telling.reminder(before, contact, text, now));
            });
    commit(changes, messages);
    timer.set(after);
  }

  /** Everyone was told as often as was wanted, and nobody has it. */
  private void exhaust(Escalation before, LastRound last, User user) {
    if (!before.silent()) {
      announce(
          "Kronus: nobody has it",
          before,
          howOften(before.round()) + " and nobody said that they have it.");
    } else if (last.isUnheard()) {
      announceUnheard(before);
    }
    Escalation after = before.over(Escalation.State.EXHAUSTED);
    Changes changes = new Changes().add(EscalationItems.changed(before, after));
    closed(table, before).ifPresent(changes::add);
    boolean isOff =
        ProbeSettingsItems.find(table, before.uid()).filter(ProbeSettings::active).isEmpty();
    Optional<Job> notice =
        OwnersNotice.read(jobs, before, user, last).ofTheEnd(isOff, clock.instant());
    commit(changes, notice.stream().toList());
  }

  private static String howOften(int rounds) {
    return switch (rounds) {
      case 0 -> "There was nobody to tell,";
      case 1 -> "Everyone was told once";
      default -> "Everyone was told " + rounds + " times";
    };
  }

  /**
   * The settings' part of an end: the person may be deleted again. Silent ones leave no trace
   * there.
   */
  static Optional<Write> closed(Table table, Escalation escalation) {
    return ProbeSettingsItems.find(table, escalation.uid())
        .flatMap(ProbeSettings::openEscalation)
        .filter(open -> open.equals(escalation.key().sk()))
        .map(
            open ->
                Write.update(ProbeSettingsItems.key(escalation.uid()))
                    .when(Condition.equal("open_escalation", open))
                    .remove("open_escalation"));
  }

  private void commit(Changes changes, List<Job> messages) {
    messages.forEach(message -> changes.add(Jobs.written(message)));
    changes.commit(table);
    messages.forEach(job -> invoker.poke(job.handler(), new Poke(job.uid(), job.key().sk())));
  }

  /** Nobody else may be told, so that is for an operator; he hears of no other silent alarm. */
  private void announceUnheard(Escalation silent) {
    topic.publish(
        "Kronus: a silent alarm reached nobody",
        "Silent alarm of user %s, probe %s: nobody who is to be told of it can be reached so far. Do not call or text this user."
            .formatted(silent.uid(), silent.probe()));
  }

  /** Before it is written down, so that a crash can only say it twice. */
  private void announce(String subject, Escalation escalation, String what) {
    topic.publish(
        subject,
        "User %s, probe %s: %s. %s"
            .formatted(escalation.uid(), escalation.probe(), escalation.reason(), what));
  }
}
