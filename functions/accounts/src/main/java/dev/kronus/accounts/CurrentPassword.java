package dev.kronus.accounts;

import dev.kronus.kernel.Refusal;

/** The current password, asked of somebody who is signed in: a wrong one is a failed sign-in. */
final class CurrentPassword {
  private final Attempts attempts;

  CurrentPassword(Attempts attempts) {
    this.attempts = attempts;
  }

  void require(User user, String shown, String ip) {
    Attempts.Counted counted = attempts.count(user.username(), ip);
    if (!Passwords.matches(shown, user.passwordHash())) {
      throw new Refusal.Forbidden("current_password is wrong.");
    }
    attempts.giveBack(counted);
  }
}
