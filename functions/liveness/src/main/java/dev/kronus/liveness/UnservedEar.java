package dev.kronus.liveness;

import dev.kronus.accounts.Users;
import java.util.Optional;

/**
 * Understands a cry for help from the number of somebody whose account is not active: nothing can
 * be done for them here, and they must not wait for it.
 */
record UnservedEar(Users users, Answers answers, Limit talking) implements Ear {

  @Override
  public Optional<Heard> hear(Incoming in) {
    return isFor(in) ? Optional.of(sentElsewhere(in)) : Optional.empty();
  }

  /** Whether the sender has an account that is not active, and cries for help. */
  boolean isFor(Incoming in) {
    return in.settings().isEmpty()
        && answers.isCry(in.sms().body())
        && users.byPhone(in.sms().from()).isPresent();
  }

  private Heard sentElsewhere(Incoming in) {
    boolean allowed = talking.allows(in.sms().from().value());
    return Heard.words(allowed ? Optional.of(Texts.NOT_SERVED) : Optional.empty());
  }
}
