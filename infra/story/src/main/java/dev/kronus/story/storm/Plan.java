package dev.kronus.story.storm;

import java.util.Set;
import java.util.TreeSet;

/**
 * Which history: the seed it is drawn from, and what of it is left out. A plan replayed is the same
 * history, to the letter.
 *
 * @param users which of its people take part, by bits
 * @param spells which of its bad weather comes, by bits
 * @param hours how long it is; 0 for as long as it was drawn
 * @param spared faults, by their number in the history, that do not happen after all
 * @param climate what its weather is drawn from
 */
record Plan(long seed, long users, long spells, int hours, Set<Integer> spared, Climate climate) {

  static Plan of(long seed) {
    return of(seed, Climate.ANY);
  }

  static Plan of(long seed, Climate climate) {
    return new Plan(seed, -1, -1, 0, Set.of(), climate);
  }

  boolean hasUser(int n) {
    return (users >> n & 1) == 1;
  }

  boolean hasSpell(int n) {
    return (spells >> n & 1) == 1;
  }

  Plan withoutUser(int n) {
    return new Plan(seed, users & ~(1L << n), spells, hours, spared, climate);
  }

  Plan withoutSpell(int n) {
    return new Plan(seed, users, spells & ~(1L << n), hours, spared, climate);
  }

  Plan during(int fewer) {
    return new Plan(seed, users, spells, fewer, spared, climate);
  }

  Plan sparing(Set<Integer> more) {
    Set<Integer> all = new TreeSet<>(spared);
    all.addAll(more);
    return new Plan(seed, users, spells, hours, all, climate);
  }
}
