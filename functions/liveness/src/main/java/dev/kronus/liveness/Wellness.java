package dev.kronus.liveness;

import dev.kronus.accounts.ProbeSettings;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Invoker;
import dev.kronus.platform.Table;
import java.util.Optional;

/**
 * What a good answer to a pending probe brings about: the probe is good, every open alarm about the
 * same person is over, and whoever was told hears so. An answer that was forced brings about the
 * same, for all to see.
 */
record Wellness(Table table, Invoker invoker) {

  /**
   * @param shown what they answered, as their probe shows it
   */
  Heard of(Incoming in, Probe probe, String shown) {
    ProbeSettings settings = in.settings().orElseThrow();
    Changes good = Endings.good(settings, probe, Optional.of(shown), in.now());
    AllClear clear =
        AllClear.ofAll(table, probe.uid(), Texts.allClear(probe.firstName()), in.now());
    good.add(clear.changes().writes());
    return Heard.of(good, Texts.glad(settings)).then(() -> clear.poke(invoker));
  }
}
