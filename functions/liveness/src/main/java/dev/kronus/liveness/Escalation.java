package dev.kronus.liveness;

import dev.kronus.kernel.ProbeId;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Key;
import java.time.Instant;
import java.util.Optional;

/**
 * That somebody's contacts have to be told. Written in the transaction that ends the probe, so that
 * there is no ending without it.
 *
 * @param toldAt when the messages to the contacts were written down
 */
public record Escalation(
    Uid uid, ProbeId probe, Reason reason, Instant createdAt, Optional<Instant> toldAt) {
  private static final String PREFIX = "ESCALATION#";

  /** The function that tells them. */
  static final String DRIVER = "Escalate";

  /** What the contacts are told. */
  public enum Reason {
    /** The question went unanswered. */
    MISSED,
    /** The question never reached the phone. */
    UNREACHABLE,
    /** The answer was bad. */
    BAD
  }

  Key key() {
    return Key.of(uid, sk(probe));
  }

  static String sk(ProbeId probe) {
    return PREFIX + "%07d".formatted(probe.value());
  }

  /** The probe that an escalation's sort key names. */
  static ProbeId probe(String sk) {
    return new ProbeId(Long.parseLong(sk.substring(PREFIX.length())));
  }
}
