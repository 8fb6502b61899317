package dev.kronus.accounts;

import dev.kronus.kernel.Uid;
import java.time.Instant;

/**
 * One sign-in of a user, from when it began until it is ended or runs out.
 *
 * @param id a whole number that nobody can guess
 * @param origin where it began
 * @param endsAt when it runs out by itself
 */
public record Session(
    Uid uid, long id, Origin origin, Instant createdAt, Instant lastSeenAt, Instant endsAt) {

  boolean runs(Instant now) {
    return now.isBefore(endsAt);
  }
}
