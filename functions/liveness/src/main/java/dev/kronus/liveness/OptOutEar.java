package dev.kronus.liveness;

import dev.kronus.accounts.ProbeSettings;
import dev.kronus.accounts.User;
import dev.kronus.accounts.Users;
import dev.kronus.contacts.Contact;
import dev.kronus.contacts.Contacts;
import dev.kronus.duties.Deliveries;
import dev.kronus.duties.Job;
import dev.kronus.duties.Jobs;
import dev.kronus.duties.Message;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Invoker;
import dev.kronus.platform.Key;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Understands that a phone will take no more texts, which is a safety event: somebody who is asked
 * can be asked no longer, so their first contacts are told and the schedule is off; a contact who
 * was alerted is as good as not reached, so the next is told at once, and the person hears that
 * they have one reachable contact fewer. Nothing goes back to the phone: nothing would arrive.
 */
final class OptOutEar implements Ear {
  private final Table table;
  private final Users users;
  private final Contacts contacts;
  private final OneFewer fewer;
  private final Planning planning;
  private final Invoker invoker;

  OptOutEar(Table table, Users users, Contacts contacts, Planning planning, Invoker invoker) {
    this.table = table;
    this.users = users;
    this.contacts = contacts;
    this.fewer = new OneFewer(table, users, contacts);
    this.planning = planning;
    this.invoker = invoker;
  }

  @Override
  public Optional<Heard> hear(Incoming in) {
    return in.sms().isOptOut() ? Optional.of(gone(in)) : Optional.empty();
  }

  private Heard gone(Incoming in) {
    Changes changes = new Changes();
    List<Poke> pokes = new ArrayList<>();
    Optional<Plan> off =
        in.settings().filter(ProbeSettings::active).map(settings -> off(in, settings));
    off.ifPresent(plan -> changes.add(plan.changes().writes()));
    for (OpenAlert alert : in.alerts()) {
      unreached(in, alert, changes, pokes);
    }
    return Heard.of(changes, Optional.empty())
        .then(
            () -> {
              off.ifPresent(plan -> plan.poke(invoker));
              pokes.forEach(poke -> invoker.poke(driver(poke), poke));
            });
  }

  /** The schedule is off, and those of the first tier hear why, as one. */
  private Plan off(Incoming in, ProbeSettings settings) {
    Plan off = planning.changed(settings, SettingsChange.switched(false), false, in.now());
    String name = users.profile(settings.uid()).map(User::firstName).orElse("");
    List<Contact> all = contacts.emergency(settings.uid());
    int first = all.stream().mapToInt(Contact::priority).min().orElse(1);
    List<Job> jobs = new ArrayList<>();
    all.stream()
        .filter(contact -> contact.priority() == first)
        .map(contact -> lost(settings, contact, Texts.optedOut(name), in.now()))
        .forEach(jobs::add);
    Changes changes = off.changes();
    jobs.forEach(job -> changes.add(Jobs.written(job)));
    jobs.addAll(off.jobs());
    return new Plan(changes, jobs, off.next());
  }

  private static Job lost(ProbeSettings settings, Contact contact, String text, Instant now) {
    return Job.send(
        settings.uid(),
        "optout-%06d-c%05d".formatted(settings.revision() + 1, contact.id().value()),
        "send_opt_out_notice",
        Map.of("user_id", settings.uid().value(), "contact_id", contact.id().value()),
        new Message(contact.phoneNumber(), text, Message.Kind.ALERT),
        now);
  }

  private void unreached(Incoming in, OpenAlert alert, Changes changes, List<Poke> pokes) {
    Key key = Key.of(alert.uid(), Escalation.sk(alert.probe()));
    Escalation before = EscalationItems.find(table, key).orElseThrow();
    Escalation marked = before.hearing(alert.contact(), Alerted.Said.UNREACHED);
    boolean theirs =
        before.claim().filter(claim -> !claim.contact().equals(alert.contact())).isEmpty();
    boolean goesOn = before.state().isUnderWay() && theirs;
    changes.add(EscalationItems.changed(before, goesOn ? marked.reopened(in.now()) : marked));
    pokes.add(new Poke(alert.uid(), key.sk()));
    before
        .alerted(alert.contact())
        .flatMap(contact -> fewer.notice(before, contact, in.now()))
        .ifPresent(
            job -> {
              changes.add(Jobs.written(job));
              pokes.add(new Poke(job.uid(), job.key().sk()));
            });
  }

  private static String driver(Poke poke) {
    return poke.item().startsWith(Job.PREFIX) ? Deliveries.DRIVER : Escalation.DRIVER;
  }
}
