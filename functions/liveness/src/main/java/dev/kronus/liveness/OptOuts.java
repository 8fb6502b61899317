package dev.kronus.liveness;

import dev.kronus.accounts.ProbeSettings;
import dev.kronus.accounts.ProbeSettingsItems;
import dev.kronus.accounts.User;
import dev.kronus.accounts.Users;
import dev.kronus.contacts.Contact;
import dev.kronus.contacts.Contacts;
import dev.kronus.contacts.PhoneBook;
import dev.kronus.contacts.Standings;
import dev.kronus.duties.Job;
import dev.kronus.duties.Jobs;
import dev.kronus.duties.Message;
import dev.kronus.duties.OptOut;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Invoker;
import dev.kronus.platform.Key;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Query;
import dev.kronus.platform.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * What follows from a phone that takes our texts no longer, which is a safety event: somebody who
 * is asked can be asked no longer, so their schedule is off and their first contacts are told; of a
 * contact, the person hears that they have one fewer who can be told.
 */
final class OptOuts {
  /** How often to look whether a silent alarm is over, before which nothing may show. */
  private static final Duration HELD = Duration.ofHours(1);

  /** A silent alarm that nobody ended is old news after this long. */
  private static final Duration SILENCE = Duration.ofDays(7);

  private static final int NEWEST = 5;

  private final Table table;
  private final Users users;
  private final Contacts contacts;
  private final Planning planning;
  private final Invoker invoker;
  private final InstantSource clock;

  OptOuts(
      Table table,
      Users users,
      Contacts contacts,
      Planning planning,
      Invoker invoker,
      InstantSource clock) {
    this.table = table;
    this.users = users;
    this.contacts = contacts;
    this.planning = planning;
    this.invoker = invoker;
    this.clock = clock;
  }

  /** Does what follows from the opt-out that {@code poke} names, unless it is done. */
  void poked(Poke poke) {
    Optional<OptOut> found = OptOut.find(table, poke);
    if (found.isEmpty()) {
      return;
    }
    if (!found.get().spread()) {
      others(found.get()).forEach(other -> tell(found.get().toldTo(other)));
    }
    follows(poke, this::off);
    follows(poke, this::noted);
  }

  /** Unless it was taken back or done meanwhile. */
  private void follows(Poke poke, BiConsumer<OptOut, ProbeSettings> what) {
    Probes.settled(
        () ->
            OptOut.find(table, poke)
                .ifPresent(out -> settings(poke.uid()).ifPresent(s -> what.accept(out, s))));
  }

  private Optional<ProbeSettings> settings(Uid uid) {
    return ProbeSettingsItems.find(table, uid);
  }

  /** Everybody else whom the same phone is of, or a contact's of. */
  private List<Uid> others(OptOut out) {
    List<Uid> all = new ArrayList<>();
    users.byPhone(out.phone()).map(User::uid).ifPresent(all::add);
    new PhoneBook(table, users)
        .on(out.phone()).stream()
            .filter(contact -> !contact.standing().isUnreachable())
            .map(Contact::uid)
            .forEach(all::add);
    return all.stream().filter(uid -> !uid.equals(out.uid())).distinct().toList();
  }

  private void tell(OptOut out) {
    try {
      new Changes().add(Users.present(out.uid())).add(out.written()).commit(table);
      invoker.poke(OptOut.DRIVER, out.poke());
    } catch (Table.ConditionFailed gone) {
      // They left meanwhile, and there is nobody to tell.
    }
  }

  /**
   * A question that was refused for it ends its probe by itself, and alarms; otherwise the schedule
   * is off, and those of the first tier hear why.
   */
  private void off(OptOut out, ProbeSettings settings) {
    boolean asked = settings.pendingProbe().isPresent() && !out.said();
    if (!settings.active() || settings.isUnreachable() || asked || !isOwn(out)) {
      return;
    }
    Instant now = clock.instant();
    Plan off = planning.changed(settings, SettingsChange.switched(false), false, now);
    String name = users.profile(settings.uid()).map(User::firstName).orElse("");
    List<Job> jobs = new ArrayList<>();
    first(settings.uid()).stream()
        .map(contact -> lost(settings, contact, Texts.optedOut(name), now))
        .forEach(jobs::add);
    Changes changes = off.changes().add(out.standing());
    jobs.forEach(job -> changes.add(Jobs.written(job)));
    jobs.addAll(off.jobs());
    changes.commit(table);
    new Plan(changes, jobs, off.next()).poke(invoker);
  }

  private boolean isOwn(OptOut out) {
    return users
        .profile(out.uid())
        .filter(user -> user.phone().equals(Optional.of(out.phone())))
        .isPresent();
  }

  /** The first tier of those who can be told; of all, where nobody can. */
  private List<Contact> first(Uid uid) {
    List<Contact> all = contacts.emergency(uid);
    List<Contact> reachable = reachable(all);
    List<Contact> some = reachable.isEmpty() ? all : reachable;
    int first = some.stream().mapToInt(Contact::priority).min().orElse(1);
    return some.stream().filter(contact -> contact.priority() == first).toList();
  }

  private static List<Contact> reachable(List<Contact> all) {
    return all.stream().filter(contact -> !contact.standing().isUnreachable()).toList();
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

  /** It is written where it shows, and the opt-out is done with. */
  private void noted(OptOut out, ProbeSettings settings) {
    Instant now = clock.instant();
    Optional<Contact> contact =
        contacts
            .on(out.uid(), out.phone())
            .filter(one -> !one.standing().isUnreachable())
            .filter(one -> one.standing().reachableAt().filter(out.at()::isBefore).isEmpty());
    if (contact.filter(one -> isSilent(one, now)).isPresent()) {
      table.write(out.heldUntil(now.plus(HELD)));
      return;
    }
    Changes changes = new Changes().add(Users.present(out.uid()), out.met());
    if (isOwn(out)) {
      changes.add(ProbeSettingsItems.unreachable(out.uid(), now));
    }
    contact.ifPresent(one -> changes.add(Standings.unreachable(one, now)));
    Optional<Job> notice = contact.flatMap(one -> notice(out, settings, one, now));
    notice.ifPresent(job -> changes.add(Jobs.written(job)));
    changes.commit(table);
    notice.ifPresent(job -> invoker.poke(job.handler(), new Poke(job.uid(), job.key().sk())));
  }

  /** Whoever beside the person would learn of a silent alarm learns nothing while it is open. */
  private boolean isSilent(Contact contact, Instant now) {
    Query newest = Query.of(Key.of(contact.uid(), "").pk()).prefix(Escalation.PREFIX);
    return table.query(newest.newestFirst().limit(NEWEST)).rows().stream()
        .map(EscalationItems::read)
        .filter(one -> one.silent() && one.state() != Escalation.State.RESOLVED)
        .filter(one -> one.createdAt().plus(SILENCE).isAfter(now))
        .anyMatch(one -> one.alerted(contact.id()).isPresent());
  }

  /** To the person; their own phone may take nothing either. */
  private Optional<Job> notice(OptOut out, ProbeSettings settings, Contact gone, Instant now) {
    if (!gone.isEmergencyContact() || settings.isUnreachable()) {
      return Optional.empty();
    }
    long left =
        reachable(contacts.emergency(gone.uid())).stream()
            .filter(one -> !one.id().equals(gone.id()))
            .count();
    // Not the refused job's id, which may be one that nobody may see.
    Object told = out.said() ? out.id() : out.at().toEpochMilli();
    String id = "unreachable-c%05d-%s".formatted(gone.id().value(), told);
    return users
        .profile(gone.uid())
        .flatMap(
            user -> Invitations.owner(user, gone, id, Texts.oneFewer(gone.firstName(), left), now));
  }
}
