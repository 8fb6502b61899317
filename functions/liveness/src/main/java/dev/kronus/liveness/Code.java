package dev.kronus.liveness;

import dev.kronus.kernel.Ids;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What somebody wants, until the code they were sent comes back: a sender's number can be forged,
 * but what is sent to it is read by its owner alone. At most one a user.
 *
 * @param until the end of the pause that is wanted; empty when the schedule is to be off
 * @param sealed the code
 * @param wrong how often another came back
 */
record Code(Uid uid, Optional<Instant> until, String sealed, int wrong, Instant expiresAt) {
  private static final Duration VALID = Duration.ofMinutes(10);
  private static final int TRIES = 3;
  private static final int CODES = 10_000;
  private static final String SK = "CODE";

  static Key key(Uid uid) {
    return Key.of(uid, SK);
  }

  /** Four digits that nobody can foresee. */
  static String drawn() {
    return Ids.padded(new SecureRandom().nextInt(CODES), 4);
  }

  static Code wanted(Uid uid, Optional<Instant> until, String sealed, Instant now) {
    return new Code(uid, until, sealed, 0, now.plus(VALID));
  }

  /** One that still counts. */
  static Optional<Code> find(Table table, Uid uid, Instant now) {
    return table
        .get(key(uid))
        .map(
            item ->
                new Code(
                    uid,
                    item.maybeInstant("until"),
                    item.text("sealed"),
                    (int) item.number("wrong"),
                    item.instant("valid_until")))
        .filter(code -> code.expiresAt().isAfter(now));
  }

  /** Takes the place of one that was sent before. */
  Write written() {
    return Write.put(key(uid), item(), Condition.ANY);
  }

  /** The code came back: it counts once. */
  Write used() {
    return Write.delete(key(uid), unchanged());
  }

  boolean isLastTry() {
    return wrong + 1 >= TRIES;
  }

  /** Another came back; after too many, none counts. */
  Write mistaken() {
    return isLastTry() ? used() : Write.update(key(uid)).when(unchanged()).set("wrong", wrong + 1);
  }

  private Condition unchanged() {
    return Condition.all(Condition.equal("sealed", sealed), Condition.equal("wrong", wrong));
  }

  private Item item() {
    return Item.empty()
        .with("until", until)
        .with("sealed", sealed)
        .with("wrong", wrong)
        .with("valid_until", expiresAt)
        .with("expires_at", expiresAt.plus(Duration.ofDays(1)).getEpochSecond());
  }
}
