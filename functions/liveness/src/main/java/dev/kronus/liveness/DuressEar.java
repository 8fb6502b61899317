package dev.kronus.liveness;

import dev.kronus.accounts.ProbeSettings;
import dev.kronus.platform.Invoker;
import dev.kronus.platform.Poke;
import java.util.Optional;

/**
 * Understands somebody who is made to answer well, in time or once others were told. Everything
 * that they, or whoever stands beside them, can see is as after a good answer; their contacts are
 * told in silence.
 */
final class DuressEar implements Ear {
  private static final String SHOWN = "Yes";
  private final DuressWord word;
  private final Wellness well;
  private final Invoker invoker;

  DuressEar(DuressWord word, Wellness well, Invoker invoker) {
    this.word = word;
    this.well = well;
    this.invoker = invoker;
  }

  @Override
  public Optional<Heard> hear(Incoming in) {
    return in.pending()
        .or(in::late)
        .filter(probe -> word.isSaid(probe.uid(), in.sms().body()))
        .map(probe -> silently(in, in.settings().orElseThrow(), probe));
  }

  /** Once for each probe, however often they say it, until it is over. */
  private Heard silently(Incoming in, ProbeSettings settings, Probe probe) {
    Escalation escalation =
        Escalation.begun(
            probe.uid(), probe.id(), Escalation.Reason.DURESS, true, settings.pace(), in.now());
    Heard seen = probe.isPending() ? well.of(in, probe, SHOWN) : well.late(in, probe, SHOWN);
    Optional<Escalation> before = EscalationItems.find(well.table(), escalation.key());
    if (before.filter(one -> one.state().isUnderWay()).isPresent()) {
      return seen;
    }
    seen.changes()
        .add(
            before
                .map(over -> EscalationItems.changed(over, over.anew(escalation)))
                .orElseGet(() -> EscalationItems.created(escalation)));
    return seen.then(
        () -> invoker.poke(Escalation.DRIVER, new Poke(probe.uid(), escalation.key().sk())));
  }
}
