package dev.kronus.bench.nine;

import java.util.ArrayDeque;

/** So many hands, and who waits for one: a function's executions at once. */
final class Crew {
  private final int hands;
  private final ArrayDeque<Long> waiting = new ArrayDeque<>();
  private int busy;
  private int longest;

  Crew(int hands) {
    this.hands = hands;
  }

  /** Whether there is a hand for this event now; if not it waits for its turn. */
  boolean begins(long event) {
    if (busy < hands) {
      busy++;
      return true;
    }
    waiting.add(event);
    longest = Math.max(longest, waiting.size());
    return false;
  }

  /** A hand is free again: whose turn it is, or -1. */
  long ends() {
    Long next = waiting.poll();
    if (next == null) {
      busy--;
      return -1;
    }
    return next;
  }

  int busy() {
    return busy;
  }

  int longest() {
    return longest;
  }
}
