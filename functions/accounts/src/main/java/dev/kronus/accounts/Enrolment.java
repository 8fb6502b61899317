package dev.kronus.accounts;

import dev.kronus.duties.Job;
import dev.kronus.duties.Mail;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Changes;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * One registration, and what it becomes: a new account that waits, one more wish for an account
 * that waits, or a word to somebody who is known.
 *
 * @param uid whose it is, or will be
 * @param hash of the password, made whatever becomes of it
 * @param code which is mailed, and kept as {@code sealed}
 */
record Enrolment(
    Registration wanted, Uid uid, String hash, String code, String sealed, Instant now) {

  /** Nobody has the address yet. */
  Job first(Changes changes, boolean nameIsFree, ZoneId zone) {
    User user =
        Registrations.user(
            uid, wanted.wanted(nameIsFree), hash, User.BASIC, UserStatus.PENDING, now);
    ProbeSettings probes = ProbeSettings.fresh(uid, zone, now);
    changes
        .add(Registrations.created(new Account(user, probes)).writes())
        .add(PendingItems.begun(uid, now))
        .add(NumberAside.kept(uid, wanted.phone()))
        .add(Audit.event(uid, Audit.What.ACCOUNT_CREATED, now));
    return confirm(changes);
  }

  /** Somebody registered the address and has not confirmed it. */
  Job again(Changes changes) {
    changes.add(Users.present(uid)).add(PendingItems.again(uid));
    return confirm(changes);
  }

  /** There is an account already. */
  Job known(Changes changes) {
    changes.add(Users.present(uid));
    return mail("register-" + out().id(), CodeTexts.known(wanted.email()));
  }

  private Job confirm(Changes changes) {
    OneTimeCode out = out();
    changes.add(out.written());
    return mail("register-" + out.id(), CodeTexts.confirm(wanted.email(), code))
        .until(out.endsAt());
  }

  private OneTimeCode out() {
    return OneTimeCode.fresh(
        uid, wanted.email().value(), sealed, Optional.of(wanted.pledge(hash)), now);
  }

  private Job mail(String id, Mail mail) {
    return Job.mail(uid, id, "mail_registration", Map.of(), mail, now);
  }

  @Override
  public String toString() {
    return "Enrolment[" + uid + "]";
  }
}
