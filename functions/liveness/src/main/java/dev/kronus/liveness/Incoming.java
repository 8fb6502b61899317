package dev.kronus.liveness;

import dev.kronus.accounts.ProbeSettings;
import java.time.Instant;
import java.util.Optional;

/**
 * A text that came in, and where its sender stands.
 *
 * @param pending the probe that waits for an answer
 * @param late the sender's last probe, when it ended badly not long ago
 */
record Incoming(
    Sms sms, ProbeSettings settings, Optional<Probe> pending, Optional<Probe> late, Instant now) {}
