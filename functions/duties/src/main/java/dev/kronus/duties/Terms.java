package dev.kronus.duties;

import java.time.Instant;
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
 * @param lookup what to ask the provider, for a job that sends nothing
 * @param until when it is of no use any more: it is withdrawn then, and its words are not kept once
 *     it is settled
 */
public record Terms(
    Optional<AnswerClock> clock,
    Optional<Waiter> waiter,
    Optional<String> unless,
    List<String> follows,
    Optional<Excuse> excuse,
    Optional<Lookup> lookup,
    Optional<Instant> until) {
  static final Terms NONE =
      new Terms(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public Terms {
    follows = List.copyOf(follows);
  }

  Terms with(AnswerClock other) {
    return new Terms(Optional.of(other), waiter, unless, follows, excuse, lookup, until);
  }

  Terms with(Waiter other) {
    return new Terms(clock, Optional.of(other), unless, follows, excuse, lookup, until);
  }

  Terms with(Lookup other) {
    return new Terms(clock, waiter, unless, follows, excuse, Optional.of(other), until);
  }

  Terms unless(String item) {
    return new Terms(clock, waiter, Optional.of(item), follows, excuse, lookup, until);
  }

  Terms following(List<String> ids) {
    return new Terms(clock, waiter, unless, ids, excuse, lookup, until);
  }

  Terms with(Excuse other) {
    return new Terms(clock, waiter, unless, follows, Optional.of(other), lookup, until);
  }

  Terms until(Instant end) {
    return new Terms(clock, waiter, unless, follows, excuse, lookup, Optional.of(end));
  }
}
