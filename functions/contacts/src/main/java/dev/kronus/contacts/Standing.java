package dev.kronus.contacts;

import java.time.Instant;
import java.util.Optional;

/**
 * What became of asking a contact, and of their phone.
 *
 * @param inviteAt when to text them that they are an emergency contact; absent when that is done
 * @param invitedAt when that text was written
 * @param invitations how often one was
 * @param verifiedAt when they said yes to it
 * @param declinedAt when they said no
 * @param unreachableAt since when their phone takes our texts no longer
 * @param reachableAt since when it takes them again
 */
public record Standing(
    Optional<Instant> inviteAt,
    Optional<Instant> invitedAt,
    int invitations,
    Optional<Instant> verifiedAt,
    Optional<Instant> declinedAt,
    Optional<Instant> unreachableAt,
    Optional<Instant> reachableAt) {

  /** Of somebody of whom nothing was heard yet. */
  static Standing fresh(Optional<Instant> inviteAt) {
    return new Standing(
        inviteAt,
        Optional.empty(),
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Whether they were told that they are one, so that what they text may be about it. */
  public boolean isInvited() {
    return invitedAt.isPresent();
  }

  public boolean isVerified() {
    return verifiedAt.isPresent();
  }

  public boolean isUnreachable() {
    return unreachableAt.isPresent();
  }
}
