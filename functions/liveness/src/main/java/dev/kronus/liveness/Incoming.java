package dev.kronus.liveness;

import dev.kronus.accounts.ProbeSettings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A text that came in, and where its sender stands.
 *
 * @param settings the sender's own; empty when the number is no user's
 * @param pending the sender's probe that waits for an answer
 * @param late the sender's last probe, when it ended badly not long ago
 * @param alerts what this number was told about others and may answer
 */
record Incoming(
    Sms sms,
    Optional<ProbeSettings> settings,
    Optional<Probe> pending,
    Optional<Probe> late,
    List<OpenAlert> alerts,
    Instant now) {

  /** Whether anyone here knows the sender. */
  boolean isKnown() {
    return settings.isPresent() || !alerts.isEmpty();
  }
}
