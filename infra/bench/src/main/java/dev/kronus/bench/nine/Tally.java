package dev.kronus.bench.nine;

/** What a morning came to, besides who was asked when. */
final class Tally {
  long events;
  long invocations;

  /** Executions' time in all. */
  double seconds;

  /** Table units that were taken. */
  double writes;

  /** Messages the provider took; one that it lost later costs nothing. */
  long taken;

  /** Questions that waited at the provider for so long that less than the usual time was left. */
  int hurried;

  /** People whose contacts were told that they cannot be reached, since no question got out. */
  int unreachable;

  /** When the last of all was done, in milliseconds. */
  long ended;
}
