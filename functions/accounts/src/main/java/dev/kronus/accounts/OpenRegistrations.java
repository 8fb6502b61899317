package dev.kronus.accounts;

import dev.kronus.duties.Job;
import dev.kronus.duties.Jobs;
import dev.kronus.duties.MailDeliveries;
import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Invoker;
import dev.kronus.platform.OperatorSettings;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Seal;
import dev.kronus.platform.Secrets;
import dev.kronus.platform.Table;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * People who register themselves, where the operator allows it. Whether or not an address is known
 * is told to nobody but whoever reads its mail: the answer and the work are the same.
 */
public final class OpenRegistrations {
  private static final int MOST_FROM_PLACE = 10;
  private static final int MOST_IN_ALL = 100;

  /** How often it is tried again because somebody registered the same meanwhile. */
  private static final int RACES = 8;

  private final Table table;
  private final Users users;
  private final Markers markers;
  private final Secrets secrets;
  private final Quota quota;
  private final Seal seal;
  private final Invoker invoker;
  private final InstantSource clock;

  public OpenRegistrations(Table table, Secrets secrets, Invoker invoker, InstantSource clock) {
    this.table = table;
    this.users = new Users(table);
    this.markers = new Markers(table, secrets);
    this.secrets = secrets;
    this.quota = new Quota(table, clock);
    this.seal = new Seal(secrets);
    this.invoker = invoker;
    this.clock = clock;
  }

  /**
   * Registers somebody, or tells them by mail that they are known; the caller cannot tell which.
   */
  public void register(Registration wanted, String ip) {
    OperatorSettings settings = OperatorSettings.read(secrets);
    refuseClosed(settings);
    wanted.phone().ifPresent(markers::refuseForeign);
    quota.take("register#" + Attempts.place(ip), MOST_FROM_PLACE);
    quota.take("register", MOST_IN_ALL);
    String hash = Passwords.hash(wanted.password());
    Uid fresh = new Uid(table.add(UserItems.SEQUENCE, "last", 1));
    for (int race = 1; ; race++) {
      try {
        Poke poke = written(wanted, hash, fresh, settings);
        invoker.poke(MailDeliveries.DRIVER, poke);
        return;
      } catch (Table.ConditionFailed another) {
        if (race == RACES) {
          throw new Refusal.Unavailable("Busy at the moment; try again.");
        }
      }
    }
  }

  private void refuseClosed(OperatorSettings settings) {
    if (!settings.openRegistration()) {
      throw new Refusal.Forbidden("Nobody can register themselves here; ask an admin.");
    }
    new Mailing(secrets).refuseUnconfigured();
    if (table.get(UserItems.SEQUENCE).isEmpty()) {
      throw new Refusal.Unavailable("Nobody looks after this server yet; try again later.");
    }
  }

  /** Answers what {@code DeliverMail} is to be poked with. */
  private Poke written(Registration wanted, String hash, Uid fresh, OperatorSettings settings) {
    Instant now = clock.instant();
    Optional<User> known = users.byUsername(wanted.email().value());
    boolean nameIsFree = wanted.chosenName().map(UserItems::marker).flatMap(table::get).isEmpty();
    Uid uid = known.map(User::uid).orElse(fresh);
    boolean waits = waits(uid, known);
    boolean more = quota.allows("user#" + uid, Codes.MOST_A_USER);
    String code = OneTimeCode.drawn();
    Enrolment enrolment =
        new Enrolment(wanted, uid, hash, code, seal.of(OneTimeCode.PURPOSE, uid, code), now);
    Changes changes = new Changes();
    if (!more) {
      changes.add(Decoy.writes(now)).commit(table);
      return Decoy.poke();
    }
    Job job;
    if (known.isEmpty()) {
      job = enrolment.first(changes, nameIsFree, settings.defaultTimeZone());
    } else {
      job = waits ? enrolment.again(changes) : enrolment.known(changes);
    }
    changes.add(Jobs.written(job)).commit(table);
    return new Poke(uid, job.key().sk());
  }

  /** An account that an admin made and left pending is no registration of anybody's. */
  private boolean waits(Uid uid, Optional<User> user) {
    boolean registered = table.get(PendingItems.key(uid)).isPresent();
    return registered && user.filter(one -> one.status() == UserStatus.PENDING).isPresent();
  }
}
