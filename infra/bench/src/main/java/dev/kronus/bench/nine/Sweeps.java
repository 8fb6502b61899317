package dev.kronus.bench.nine;

/** The sweeper: every minute it drives what is overdue, so many at most, the oldest first. */
final class Sweeps {
  /** As in {@code dev.kronus.duties.Sweeper}. */
  private static final int MOST = 2_000;

  private static final long GRACE = 60_000;
  private static final long EVERY = 60_000;

  private final Agenda overdue = new Agenda();
  private long next = EVERY;

  /** Something that nobody but the sweeper drives again. */
  void add(long due, int kind, int number) {
    overdue.add(due, kind, number);
  }

  boolean isEmpty() {
    return overdue.isEmpty();
  }

  /** Whether a sweep comes before whatever else does. */
  boolean isBefore(Agenda others) {
    if (overdue.isEmpty()) {
      return false;
    }
    return others.isEmpty() || next <= others.next();
  }

  void sweep(Agenda agenda) {
    for (int i = 0; i < MOST && !overdue.isEmpty() && overdue.next() + GRACE <= next; i++) {
      long event = overdue.take();
      agenda.add(next, Agenda.kind(event), Agenda.number(event));
    }
    next += EVERY;
  }
}
