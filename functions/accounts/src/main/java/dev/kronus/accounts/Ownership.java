package dev.kronus.accounts;

import dev.kronus.kernel.Refusal;
import dev.kronus.platform.Table;
import java.time.InstantSource;
import java.util.Optional;

/**
 * That it is the owner who changes what they sign in with, or where codes to do so are sent, and
 * not whoever found their token: such a change would keep the owner out. A wrong password is a
 * failed sign-in. Whoever forgot it sets a new one when they have signed in with a code just now,
 * but changes nothing else by that; whoever never had one shows by a code all there is to show.
 */
final class Ownership {
  /** Changes an hour; each may tell somebody. */
  private static final int MOST = 10;

  private final Attempts attempts;
  private final Sessions sessions;
  private final Quota quota;

  Ownership(Table table, Attempts attempts, InstantSource clock) {
    this.attempts = attempts;
    this.sessions = new Sessions(table, clock);
    this.quota = new Quota(table, clock);
  }

  /** What one request shows: it is looked at once, however often its change is tried. */
  final class Proof {
    private final Actor actor;
    private final Optional<String> shown;
    private Optional<Accepted> accepted = Optional.empty();

    private Proof(Actor actor, Optional<String> shown) {
      this.actor = actor;
      this.shown = shown;
    }

    /**
     * @param names whether it is for more than a new password
     */
    void require(User user, boolean names) {
      Optional<Accepted> wanted = Optional.of(new Accepted(user.passwordHash(), names));
      if (!accepted.equals(wanted)) {
        look(user, names);
        quota.take("changes#" + user.uid(), MOST);
        accepted = wanted;
      }
    }

    private void look(User user, boolean names) {
      if (shown.isPresent()) {
        requireRight(user, shown.get());
        return;
      }
      boolean code = actor.session().filter(id -> sessions.isFreshByCode(user, id)).isPresent();
      boolean none = Passwords.isNobodys(user.passwordHash());
      if (none && !code) {
        throw new Refusal.Forbidden(
            "You have no password yet: sign in with a new code, and change it within 10 minutes.");
      }
      if (!none && (!code || names)) {
        throw new Refusal.Invalid(
            "current_password is required to change your own username, email, phone_number or"
                + " password; if you forgot it, sign in with a code and set a new password, alone,"
                + " within 10 minutes.");
      }
    }

    private void requireRight(User user, String password) {
      Attempts.Counted counted = attempts.count(user.username(), actor.ip());
      if (!Passwords.matches(password, user.passwordHash())) {
        throw new Refusal.Forbidden("current_password is wrong.");
      }
      attempts.giveBack(counted);
    }
  }

  /** For which password something was accepted, and for what. */
  private record Accepted(String hash, boolean names) {}

  /**
   * @param shown the current password, if they sent one
   */
  Proof by(Actor actor, Optional<String> shown) {
    return new Proof(actor, shown);
  }
}
