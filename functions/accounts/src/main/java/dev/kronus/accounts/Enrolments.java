package dev.kronus.accounts;

import dev.kronus.duties.Job;
import dev.kronus.duties.Jobs;
import dev.kronus.duties.Mail;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Invoker;
import dev.kronus.platform.OperatorSettings;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Seal;
import dev.kronus.platform.Secrets;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes of registrations once whoever sent them was answered: a new account that waits, one
 * more wish for an account that waits, or a word to somebody who is known.
 */
public final class Enrolments {
  /** Logical id of the function that does this. */
  static final String DRIVER = "EnrolUser";

  /** How often it is tried again because somebody registered the same meanwhile. */
  private static final int RACES = 8;

  private final Table table;
  private final Users users;
  private final Quota quota;
  private final Secrets secrets;
  private final Seal seal;
  private final Invoker invoker;
  private final InstantSource clock;

  public Enrolments(Table table, Secrets secrets, Invoker invoker, InstantSource clock) {
    this.table = table;
    this.users = new Users(table);
    this.quota = new Quota(table, clock);
    this.secrets = secrets;
    this.seal = new Seal(secrets);
    this.invoker = invoker;
    this.clock = clock;
  }

  /** Does what is to be done about the registration that {@code poke} names, if anything is. */
  public void enrol(Poke poke) {
    for (int race = 1; ; race++) {
      Optional<Enrolment> wish = Enrolment.find(table, poke);
      try {
        wish.flatMap(this::settled)
            .ifPresent(job -> invoker.poke(job.handler(), new Poke(job.uid(), job.key().sk())));
        return;
      } catch (Table.ConditionFailed another) {
        if (race == RACES) {
          throw another;
        }
      }
    }
  }

  /** The mail that goes out; empty when that address had enough of them within the hour. */
  private Optional<Job> settled(Enrolment wish) {
    Optional<User> known = users.byEmail(wish.email());
    Uid uid = known.map(User::uid).orElse(wish.uid());
    Changes changes = new Changes().add(wish.settled());
    Optional<Write> counted = quota.more("user#" + uid, Codes.MOST_A_USER);
    Optional<Job> mail = counted.map(room -> mail(wish, known, changes.add(room)));
    mail.ifPresentOrElse(
        job -> changes.add(Jobs.written(job)),
        () -> known.filter(this::waits).ifPresent(user -> changes.add(PendingItems.unheard(uid))));
    changes.commit(table);
    return mail;
  }

  private Job mail(Enrolment wish, Optional<User> known, Changes changes) {
    Instant now = clock.instant();
    String code = OneTimeCode.drawn();
    Uid uid = known.map(User::uid).orElse(wish.uid());
    String sealed = seal.of(OneTimeCode.PURPOSE, uid, code);
    OneTimeCode out =
        OneTimeCode.fresh(uid, wish.email().value(), sealed, Optional.of(wish.pledge()), now);
    known.ifPresent(user -> changes.add(Users.present(uid)));
    if (known.isPresent() && !waits(known.get())) {
      return mail(out, CodeTexts.known(wish.email()), now);
    }
    changes.add(out.written());
    if (known.isPresent()) {
      changes.add(PendingItems.again(uid));
    } else {
      begin(wish, changes, now);
    }
    return mail(out, CodeTexts.confirm(wish.email(), code), now).until(out.endsAt());
  }

  private void begin(Enrolment wish, Changes changes, Instant now) {
    boolean nameIsFree = wish.chosenName().map(UserItems::marker).flatMap(table::get).isEmpty();
    ProbeSettings probes =
        ProbeSettings.fresh(wish.uid(), OperatorSettings.read(secrets).defaultTimeZone(), now);
    changes
        .add(UserWrites.created(new Account(wish.user(nameIsFree, now), probes)).writes())
        .add(PendingItems.begun(wish.uid(), now))
        .add(NumberAside.kept(wish.uid(), wish.pledge().phone()))
        .add(Audit.event(wish.uid(), Audit.What.ACCOUNT_CREATED, now));
  }

  private static Job mail(OneTimeCode out, Mail mail, Instant now) {
    return Job.mail(out.uid(), "register-" + out.id(), "mail_registration", Map.of(), mail, now);
  }

  /** An account that an admin made and left pending is no registration of anybody's. */
  private boolean waits(User user) {
    return user.status() == UserStatus.PENDING
        && table.get(PendingItems.key(user.uid())).isPresent();
  }
}
