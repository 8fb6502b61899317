package dev.kronus.liveness;

import dev.kronus.accounts.ProbeSettings;
import dev.kronus.accounts.Users;
import dev.kronus.contacts.Contact;
import dev.kronus.duties.OptOut;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Invoker;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Understands that a phone will take no more texts: a contact who was alerted is as good as not
 * reached, so the next is told at once; what else follows is {@link OptOuts}' to do, for everybody
 * whom it concerns. Nothing goes back to the phone: nothing would arrive.
 */
final class OptOutEar implements Ear {
  private final Table table;
  private final Invoker invoker;

  OptOutEar(Table table, Invoker invoker) {
    this.table = table;
    this.invoker = invoker;
  }

  @Override
  public Optional<Heard> hear(Incoming in) {
    return in.sms().isOptOut() ? Optional.of(gone(in)) : Optional.empty();
  }

  private Heard gone(Incoming in) {
    Changes changes = new Changes();
    List<Poke> alerts = new ArrayList<>();
    in.alerts().forEach(alert -> unreached(in, alert, changes).ifPresent(alerts::add));
    List<OptOut> known = concerned(in).map(uid -> heard(in, uid)).toList();
    known.forEach(out -> changes.add(Users.present(out.uid()), out.written()));
    return Heard.of(changes, Optional.empty())
        .then(
            () -> {
              alerts.forEach(poke -> invoker.poke(Escalation.DRIVER, poke));
              known.forEach(out -> invoker.poke(OptOut.DRIVER, out.poke()));
            });
  }

  private static Stream<Uid> concerned(Incoming in) {
    return Stream.concat(
            in.settings().map(ProbeSettings::uid).stream(),
            in.contacts().stream().map(Contact::uid))
        .distinct();
  }

  private static OptOut heard(Incoming in, Uid uid) {
    return new OptOut(uid, in.sms().sid(), in.sms().from(), in.now(), true, true);
  }

  /** Empty when whoever the alert is about has left since. */
  private Optional<Poke> unreached(Incoming in, OpenAlert alert, Changes changes) {
    return EscalationItems.find(table, alert.escalation())
        .map(found -> unreached(in, alert, found, changes));
  }

  private static Poke unreached(Incoming in, OpenAlert alert, Escalation before, Changes changes) {
    Escalation marked = before.hearing(alert.contact(), Alerted.Said.UNREACHED);
    boolean theirs =
        before.claim().filter(claim -> !claim.contact().equals(alert.contact())).isEmpty();
    boolean goesOn = before.state().isUnderWay() && theirs;
    changes.add(EscalationItems.changed(before, goesOn ? marked.reopened(in.now()) : marked));
    return new Poke(alert.uid(), before.key().sk());
  }
}
