package dev.kronus.liveness;

import dev.kronus.accounts.ProbeSettings;
import dev.kronus.accounts.ProbeSettingsItems;
import dev.kronus.accounts.User;
import dev.kronus.accounts.Users;
import dev.kronus.contacts.Contact;
import dev.kronus.contacts.Contacts;
import dev.kronus.contacts.Standings;
import dev.kronus.duties.Job;
import dev.kronus.duties.Jobs;
import dev.kronus.duties.Message;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Invoker;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Tells people that they are somebody's emergency contact, once each time that they become one: a
 * contact item is an obligation until it was done. A few a day go out for one user; the others wait
 * for the next day.
 */
final class Invitations {
  /** "All is well" must not be said while it is not. */
  private static final Duration ALARM = Duration.ofHours(1);

  private final Table table;
  private final Users users;
  private final Contacts contacts;
  private final Limit limit;
  private final Invoker invoker;
  private final InstantSource clock;

  Invitations(Table table, Users users, Contacts contacts, Invoker invoker, InstantSource clock) {
    this.table = table;
    this.users = users;
    this.contacts = contacts;
    this.limit = Limit.inviting(table, clock);
    this.invoker = invoker;
    this.clock = clock;
  }

  /** Tells the contact that {@code poke} names, if it is time to. */
  void poked(Poke poke) {
    Probes.settled(
        () ->
            contacts
                .find(poke)
                .filter(contact -> isDue(contact, clock.instant()))
                .ifPresent(contact -> users.profile(poke.uid()).ifPresent(u -> due(u, contact))));
  }

  private static boolean isDue(Contact contact, Instant now) {
    return contact.standing().inviteAt().filter(at -> !at.isAfter(now)).isPresent();
  }

  private void due(User user, Contact contact) {
    Instant now = clock.instant();
    if (isAlarmOpen(user.uid())) {
      table.write(Standings.toInvite(contact, now.plus(ALARM)));
    } else if (!limit.allows(user.uid())) {
      table.write(Standings.toInvite(contact, now.plus(limit.left())));
    } else {
      invite(user, contact, now);
    }
  }

  private boolean isAlarmOpen(Uid uid) {
    return ProbeSettingsItems.find(table, uid).flatMap(ProbeSettings::openEscalation).isPresent();
  }

  private void invite(User user, Contact contact, Instant now) {
    Message message =
        new Message(contact.phoneNumber(), Texts.invitation(user.firstName()), Message.Kind.NOTICE);
    Job job =
        Job.send(
            user.uid(),
            "invite-c%05d-%d".formatted(contact.id().value(), contact.standing().invitations() + 1),
            "send_invitation",
            args(contact),
            message,
            now);
    new Changes()
        .add(Users.present(user.uid()), Standings.invited(contact, now))
        .add(Jobs.written(job))
        .commit(table);
    invoker.poke(job.handler(), new Poke(job.uid(), job.key().sk()));
  }

  /** What a person is told of one of their contacts. */
  static Optional<Job> owner(User user, Contact contact, String id, String text, Instant now) {
    return user.phone()
        .map(to -> new Message(to, text, Message.Kind.ALERT))
        .map(words -> Job.send(user.uid(), id, "send_contact_notice", args(contact), words, now));
  }

  private static Map<String, Object> args(Contact contact) {
    return Map.of("user_id", contact.uid().value(), "contact_id", contact.id().value());
  }
}
