package dev.kronus.liveness;

import dev.kronus.accounts.ProbeSettings;
import dev.kronus.accounts.User;
import dev.kronus.accounts.Users;
import dev.kronus.duties.Jobs;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Invoker;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.util.Optional;

/**
 * What a good answer brings about: every open alarm about the same person is over, and whoever was
 * told hears so. An answer that was forced brings about the same, for all to see.
 */
record Wellness(Table table, Users users, Jobs jobs, Invoker invoker) {

  /**
   * To a pending probe, which is good now.
   *
   * @param shown what they answered, as their probe shows it
   */
  Heard of(Incoming in, Probe probe, String shown) {
    ProbeSettings settings = in.settings().orElseThrow();
    Changes good = Endings.good(settings, probe, Optional.of(shown), in.now());
    good.add(OptInEar.besides(in));
    AllClear clear = clear(in, settings, probe, probe.firstName());
    return heard(good, clear, Texts.glad(settings));
  }

  /** To a probe that had ended badly, and stays so. */
  Heard late(Incoming in, Probe probe, String shown) {
    ProbeSettings settings = in.settings().orElseThrow();
    Changes noted = LateEar.noted(in, probe, Answer.GOOD, shown);
    Write.Update over = Endings.nothingOpen(settings);
    noted.add(in.sms().isOptIn() ? over.remove("unreachable_at") : over);
    noted.add(OptInEar.besides(in));
    String name = users.profile(probe.uid()).map(User::firstName).orElse(probe.firstName());
    AllClear clear = clear(in, settings, probe, name);
    boolean telling = !clear.changes().writes().isEmpty();
    return heard(noted, clear, Texts.lateGood(telling, settings.active()));
  }

  private AllClear clear(Incoming in, ProbeSettings settings, Probe probe, String name) {
    AllClear clear = AllClear.ofAll(table, probe.uid(), Texts.allClear(name), in.now());
    return settings.active() ? clear : clear.remindingOf(jobs, in.sms().from(), in.now());
  }

  private Heard heard(Changes changes, AllClear clear, String reply) {
    changes.add(clear.changes().writes());
    return Heard.of(changes, reply).then(() -> clear.poke(invoker));
  }
}
