package dev.kronus.liveness;

import dev.kronus.accounts.Users;
import dev.kronus.contacts.Contacts;
import dev.kronus.duties.Job;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Key;
import dev.kronus.platform.Table;
import java.time.Instant;
import java.util.Optional;

/** Tells a person, once an escalation, that a contact's phone takes our texts no longer. */
record OneFewer(Table table, Users users, Contacts contacts) {

  /** Empty when they were told, or must not notice. */
  Optional<Job> notice(Escalation escalation, Alerted contact, Instant now) {
    Uid uid = escalation.uid();
    String id = "optout-c%05d".formatted(contact.id().value());
    String item = Job.PREFIX + Telling.prefix(escalation) + id;
    if (escalation.silent() || table.get(Key.of(uid, item)).isPresent()) {
      return Optional.empty();
    }
    long left =
        contacts.emergency(uid).stream().filter(one -> !one.id().equals(contact.id())).count();
    String text = Texts.oneFewer(contact.firstName(), left);
    return users.profile(uid).map(user -> Telling.owner(escalation, user.number(), id, text, now));
  }
}
