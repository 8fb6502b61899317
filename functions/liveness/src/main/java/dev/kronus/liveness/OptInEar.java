package dev.kronus.liveness;

import dev.kronus.accounts.ProbeSettings;
import dev.kronus.accounts.ProbeSettingsItems;
import dev.kronus.accounts.User;
import dev.kronus.accounts.Users;
import dev.kronus.contacts.Contact;
import dev.kronus.contacts.Standings;
import dev.kronus.duties.OptOut;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.util.List;
import java.util.Optional;

/**
 * Understands that a phone takes our texts again. Providers take a yes for it too, which is an
 * answer first: it counts here only from a phone that had opted out, and only if there is nothing
 * to answer.
 */
record OptInEar(Table table, Users users) implements Ear {

  @Override
  public Optional<Heard> hear(Incoming in) {
    boolean out =
        in.settings().filter(ProbeSettings::isUnreachable).isPresent()
            || in.contacts().stream().anyMatch(contact -> contact.standing().isUnreachable());
    boolean answering = in.pending().isPresent() || in.late().isPresent();
    boolean meant = in.sms().isStart() || (out && !answering);
    return in.sms().isOptIn() && meant ? Optional.of(back(in)) : Optional.empty();
  }

  private Heard back(Incoming in) {
    Changes changes = new Changes();
    in.settings()
        .filter(ProbeSettings::isUnreachable)
        .ifPresent(settings -> changes.add(ProbeSettingsItems.reachable(settings.uid())));
    in.settings()
        .map(settings -> OptOut.of(table, settings.uid(), in.sms().from()))
        .ifPresent(outs -> outs.forEach(out -> changes.add(out.takenBack())));
    for (Contact contact : in.contacts()) {
      boolean yes = contact.standing().isInvited() && !in.sms().isStart();
      var reachable = Standings.reachable(contact, in.now());
      changes.add(yes ? reachable.set("verified_at", in.now()) : reachable);
    }
    return Heard.of(changes, in.settings().map(OptInEar::person).or(() -> contact(in)));
  }

  /**
   * What others know of a phone whose yes was an answer, and was taken by the provider for this.
   */
  static List<Write.Update> besides(Incoming in) {
    return in.contacts().stream()
        .filter(contact -> in.sms().isOptIn() && contact.standing().isUnreachable())
        .map(contact -> Standings.reachable(contact, in.now()))
        .toList();
  }

  private static String person(ProbeSettings settings) {
    return settings.active() ? Texts.REACHED_ON : Texts.REACHED_OFF;
  }

  private Optional<String> contact(Incoming in) {
    return in.contacts().stream()
        .filter(Contact::isEmergencyContact)
        .findFirst()
        .flatMap(contact -> users.profile(contact.uid()))
        .map(User::firstName)
        .map(Texts::reachedContact);
  }
}
