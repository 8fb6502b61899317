package dev.kronus.liveness;

import dev.kronus.accounts.ProbeSettings;
import dev.kronus.duties.Job;
import dev.kronus.kernel.Ids;
import dev.kronus.platform.Invoker;
import dev.kronus.platform.Poke;

/** The pokes that follow an alarming ending; what they are for is written down already. */
final class Alarm {
  private Alarm() {}

  static void raise(Invoker invoker, ProbeSettings before, Probe probe) {
    invoker.poke(Escalation.DRIVER, new Poke(probe.uid(), Escalation.sk(probe.id())));
    if (before.active()) {
      String sync = Job.PREFIX + "sync-" + Ids.padded(before.revision() + 1, 6);
      invoker.poke(Timers.DRIVER, new Poke(probe.uid(), sync));
    }
  }
}
