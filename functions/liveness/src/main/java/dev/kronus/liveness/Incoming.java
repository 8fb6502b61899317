package dev.kronus.liveness;

import dev.kronus.accounts.ProbeSettings;
import dev.kronus.contacts.Contact;
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
 * @param contacts whose contact this number is
 */
record Incoming(
    Sms sms,
    Optional<ProbeSettings> settings,
    Optional<Probe> pending,
    Optional<Probe> late,
    List<OpenAlert> alerts,
    List<Contact> contacts,
    Instant now) {

  /**
   * Whether the sender may say anything here: users, and whoever was texted about one; that a phone
   * takes our texts or not concerns everybody whose contact it is.
   */
  boolean isKnown() {
    boolean invited = contacts.stream().anyMatch(contact -> contact.standing().isInvited());
    boolean gone = contacts.stream().anyMatch(contact -> contact.standing().isUnreachable());
    boolean concerned = gone || (!contacts.isEmpty() && (sms.isOptOut() || sms.isStart()));
    return settings.isPresent() || !alerts.isEmpty() || invited || concerned;
  }
}
