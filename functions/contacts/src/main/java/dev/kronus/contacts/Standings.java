package dev.kronus.contacts;

import dev.kronus.duties.Obligation;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.Instant;
import java.util.List;

/**
 * What is learned of contacts and written down by whoever learns it, as parts of their
 * transactions: each changes only what it is about.
 */
public final class Standings {
  private Standings() {}

  /** They are texted that they are an emergency contact; fails when that was done already. */
  public static Write invited(Contact contact, Instant now) {
    return Obligation.met(inviting(contact)).set("invited_at", now).add("invitations", 1);
  }

  /** They are texted so later. */
  public static Write toInvite(Contact contact, Instant at) {
    return Obligation.due(inviting(contact), contact.uid(), at, Contacts.INVITER);
  }

  private static Write.Update inviting(Contact contact) {
    return standing(contact)
        .when(Condition.equal("due_at", contact.standing().inviteAt().orElseThrow()));
  }

  /** They will do it. */
  public static Write verified(Contact contact, Instant now) {
    return standing(contact).set("verified_at", now);
  }

  /** They will not: nobody's emergency contact against their will, be they the last. */
  public static List<Write> declined(Table table, Contact contact, Instant now) {
    Write.Update declined =
        Obligation.met(standing(contact))
            .when(Condition.equal("is_emergency_contact", true))
            .set("is_emergency_contact", false)
            .set("declined_at", now)
            .set("updated_at", now)
            .remove("verified_at");
    return List.of(declined, Roster.read(table, contact.uid()).deserted());
  }

  /** They said no, and think better of it. */
  public static List<Write> undeclined(Table table, Contact contact, Instant now) {
    Write.Update willing =
        standing(contact)
            .when(Condition.equal("is_emergency_contact", false))
            .when(Condition.equal("declined_at", contact.standing().declinedAt().orElseThrow()))
            .set("is_emergency_contact", true)
            .set("verified_at", now)
            .set("updated_at", now)
            .remove("declined_at");
    return List.of(willing, Roster.read(table, contact.uid()).changed(0, 1));
  }

  /** Their phone takes our texts no longer. */
  public static Write unreachable(Contact contact, Instant now) {
    return standing(contact)
        .when(Condition.missing("unreachable_at"))
        .set("unreachable_at", now)
        .remove("reachable_at");
  }

  /** It takes them again. */
  public static Write.Update reachable(Contact contact, Instant now) {
    return standing(contact).set("reachable_at", now).remove("unreachable_at");
  }

  private static Write.Update standing(Contact contact) {
    return Write.update(ContactItems.key(contact.uid(), contact.id()))
        .when(Condition.equal("phone_number", contact.phoneNumber().value()));
  }
}
