package dev.kronus.platform.aws;

import java.security.SecureRandom;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/** Tries again, after a growing and random pause, a call that only came at a bad moment. */
final class Patience {
  private static final int TRIES = 8;
  private static final int SHORTEST_MILLIS = 25;
  private static final int LONGEST_MILLIS = 400;
  private static final Set<String> BAD_MOMENTS =
      Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

  private Patience() {}

  /**
   * The call's answer.
   *
   * @throws DynamoDbException the last one, when patience has run out, or the first that is no
   *     matter of the moment
   */
  static <T> T call(Supplier<T> call) {
    for (int tried = 1; ; tried++) {
      try {
        return call.get();
      } catch (DynamoDbException e) {
        if (tried == TRIES || !isBadMoment(e) || !pause(tried)) {
          throw e;
        }
      }
    }
  }

  /** Whether the same call, unchanged, may succeed later; nothing was written. */
  static boolean isBadMoment(DynamoDbException e) {
    if (e instanceof TransactionCanceledException cancelled) {
      return cancelled.cancellationReasons().stream()
          .map(CancellationReason::code)
          .anyMatch(BAD_MOMENTS::contains);
    }
    return e instanceof TransactionConflictException
        || e instanceof TransactionInProgressException
        || e.isThrottlingException();
  }

  /** False when the thread was interrupted meanwhile. */
  private static boolean pause(int tried) {
    int ceiling = Math.min(LONGEST_MILLIS, SHORTEST_MILLIS << tried);
    // Not ThreadLocalRandom: functions restored from one snapshot would all pause alike.
    RandomGenerator random = new SecureRandom();
    try {
      Thread.sleep(1 + random.nextInt(ceiling));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
