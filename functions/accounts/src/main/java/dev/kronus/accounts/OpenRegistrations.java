package dev.kronus.accounts;

import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Invoker;
import dev.kronus.platform.OperatorSettings;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Secrets;
import dev.kronus.platform.Table;
import java.time.InstantSource;

/**
 * Takes in people who register themselves, where the operator allows it. Whether an address is
 * known is not even looked up here, so that nothing in the answer or the work can tell: that is for
 * {@link Enrolments}, and the outcome goes to whoever reads the address's mail.
 */
public final class OpenRegistrations {
  private static final int MOST_FROM_PLACE = 10;
  private static final int MOST_IN_ALL = 100;

  private final Table table;
  private final Markers markers;
  private final Secrets secrets;
  private final Quota quota;
  private final Invoker invoker;
  private final InstantSource clock;

  public OpenRegistrations(Table table, Secrets secrets, Invoker invoker, InstantSource clock) {
    this.table = table;
    this.markers = new Markers(table, secrets);
    this.secrets = secrets;
    this.quota = new Quota(table, clock);
    this.invoker = invoker;
    this.clock = clock;
  }

  public void register(Registration wanted, String ip) {
    refuseClosed();
    wanted.phone().ifPresent(markers::refuseForeign);
    quota.take("register#" + Attempts.place(ip), MOST_FROM_PLACE);
    quota.take("register", MOST_IN_ALL);
    Pledge pledge = wanted.pledge(Passwords.hash(wanted.password()));
    Uid fresh = new Uid(table.add(UserItems.SEQUENCE, "last", 1));
    Enrolment wish = new Enrolment(fresh, wanted.email(), wanted.chosenName(), pledge);
    table.write(wish.written(clock.instant()));
    invoker.poke(Enrolments.DRIVER, new Poke(fresh, Enrolment.SK));
  }

  private void refuseClosed() {
    if (!OperatorSettings.read(secrets).openRegistration()) {
      throw new Refusal.Forbidden("Nobody can register themselves here; ask an admin.");
    }
    new Mailing(secrets).refuseUnconfigured();
    if (table.get(UserItems.SEQUENCE).isEmpty()) {
      throw new Refusal.Unavailable("Nobody looks after this server yet; try again later.");
    }
  }
}
