package dev.kronus.liveness;

import dev.kronus.contacts.Contact;
import java.util.List;
import java.util.OptionalInt;

/** What an escalation does next, when it is time to go on. */
sealed interface Step {

  /** Tells these contacts, all of one priority. */
  record Tell(int round, int tier, List<Contact> contacts) implements Step {
    List<Alerted> told() {
      return contacts.stream().map(contact -> Alerted.told(contact, round)).toList();
    }
  }

  /** Asks whoever has it whether they still do. */
  record Remind() implements Step {}

  /** Nobody is left to be told. */
  record Exhaust() implements Step {}

  /**
   * The step after those that were taken.
   *
   * @param contacts the person's emergency contacts as they are now, the first first
   */
  static Step after(Escalation escalation, List<Contact> contacts) {
    boolean unsure = escalation.claim().filter(claim -> !claim.reminded()).isPresent();
    if (escalation.state() == Escalation.State.ACCEPTED && unsure) {
      return new Remind();
    }
    OptionalInt next = tierAbove(contacts, escalation.tier());
    if (escalation.round() > 0 && next.isPresent()) {
      return tell(escalation.round(), next.getAsInt(), contacts);
    }
    OptionalInt first = tierAbove(contacts, 0);
    if (first.isEmpty() || escalation.round() >= escalation.pace().rounds()) {
      return new Exhaust();
    }
    return tell(escalation.round() + 1, first.getAsInt(), contacts);
  }

  private static OptionalInt tierAbove(List<Contact> contacts, int tier) {
    return contacts.stream().mapToInt(Contact::priority).filter(p -> p > tier).min();
  }

  private static Tell tell(int round, int tier, List<Contact> contacts) {
    return new Tell(round, tier, contacts.stream().filter(c -> c.priority() == tier).toList());
  }
}
