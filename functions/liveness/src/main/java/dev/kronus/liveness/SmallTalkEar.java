package dev.kronus.liveness;

import java.util.Optional;

/** Understands whatever nobody else did: that it was neither an answer nor a command. */
record SmallTalkEar(Limit talking) implements Ear {

  @Override
  public Optional<Heard> hear(Incoming in) {
    boolean allowed = talking.allows(in.sms().from().value());
    return Optional.of(Heard.words(allowed ? Optional.of(Texts.NOT_ASKED) : Optional.empty()));
  }
}
