package dev.kronus.duties;

import java.util.List;
import java.util.Optional;

/**
 * What a message depends on, and what depends on it.
 *
 * @param clock what begins once it was sent
 * @param waiter who goes on at once when it cannot be delivered
 * @param unless sort key of an item in the job's own partition: once its {@code state} is {@code
 *     RESOLVED}, or it is gone, the message is withdrawn
 * @param follows ids of jobs of which one must have reached its phone, or this one is withdrawn too
 * @param excuse what it begins with when it goes out much too late
 */
public record Terms(
    Optional<AnswerClock> clock,
    Optional<Waiter> waiter,
    Optional<String> unless,
    List<String> follows,
    Optional<String> excuse) {
  static final Terms NONE =
      new Terms(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());

  public Terms {
    follows = List.copyOf(follows);
  }
}
