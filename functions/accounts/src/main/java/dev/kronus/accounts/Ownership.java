package dev.kronus.accounts;

import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * That it is the owner who changes what they sign in with, or where codes to do so are sent, and
 * not whoever found their token: such a change would keep the owner out. A wrong password is a
 * failed sign-in. Whoever forgot it sets a new one when they have signed in with a code just now,
 * but changes nothing else by that, nor with the new one until a day later: whoever got hold of a
 * phone or a mailbox for a moment cannot turn the owner's codes away. Whoever never had a password
 * shows by a code all there is to show.
 */
final class Ownership {
  /** Changes an hour; each may tell somebody. */
  private static final int MOST = 10;

  /** How long after a password was set by a code codes go where they went. */
  private static final Duration LATER = Duration.ofDays(1);

  private final Table table;
  private final InstantSource clock;
  private final Attempts attempts;
  private final Sessions sessions;
  private final Quota quota;

  Ownership(Table table, Attempts attempts, InstantSource clock) {
    this.table = table;
    this.clock = clock;
    this.attempts = attempts;
    this.sessions = new Sessions(table, clock);
    this.quota = new Quota(table, clock);
  }

  /** What one request shows: it is looked at once, however often its change is tried. */
  final class Proof {
    private final Actor actor;
    private final Optional<String> shown;
    private Optional<Accepted> accepted = Optional.empty();
    private boolean byCode;

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

    /** What is written with the change: that a code alone stood for it. */
    List<Write> writes(Uid uid) {
      Instant end = clock.instant().plus(LATER);
      Item item = Item.empty().with("until", end).with("expires_at", end.getEpochSecond());
      return byCode ? List.of(Write.put(reset(uid), item, Condition.ANY)) : List.of();
    }

    private void look(User user, boolean names) {
      if (shown.isPresent()) {
        requireRight(user, shown.get());
        if (names) {
          refuseSoon(user.uid());
        }
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
      byCode = !none;
    }

    private void requireRight(User user, String password) {
      Attempts.Counted counted = attempts.count(user.username(), actor.ip());
      if (!Passwords.matches(password, user.passwordHash())) {
        throw new Refusal.Forbidden("current_password is wrong.");
      }
      attempts.giveBack(counted);
    }
  }

  private void refuseSoon(Uid uid) {
    Instant now = clock.instant();
    if (table.get(reset(uid)).filter(item -> item.instant("until").isAfter(now)).isPresent()) {
      throw new Refusal.Forbidden(
          "Your password was set by a code: for a day after that, username, email and phone_number"
              + " are changed by an admin only.");
    }
  }

  private static Key reset(Uid uid) {
    return Key.of(uid, "RESET");
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
