package dev.kronus.accounts;

import dev.kronus.kernel.Email;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Secrets;
import dev.kronus.platform.Table;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Whoever hears that a name, an address or a number is taken has learned that somebody here has it.
 * A caller hears that five times an hour; after that none of theirs can be changed at all, so that
 * the refusal says nothing either.
 */
final class Guesses {
  private static final int MOST = 5;

  private final Markers markers;
  private final Quota quota;

  Guesses(Table table, Secrets secrets, InstantSource clock) {
    this.markers = new Markers(table, secrets);
    this.quota = new Quota(table, clock);
  }

  /** Refuses what another has, and a caller who was refused too often. */
  void refuseTaken(
      Uid caller, Optional<Username> name, Optional<Email> email, Optional<PhoneNumber> phone) {
    if (name.isEmpty() && email.isEmpty() && phone.isEmpty()) {
      return;
    }
    String what = "taken#" + caller;
    quota.refuseUsedUp(what, MOST);
    phone.ifPresent(markers::refuseForeign);
    try {
      markers.refuseTaken(name, email, phone);
    } catch (Refusal.Conflict taken) {
      quota.take(what, MOST);
      throw taken;
    }
  }
}
