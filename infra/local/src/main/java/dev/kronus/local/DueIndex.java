package dev.kronus.local;

import dev.kronus.local.aws.Tables;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** When the first obligation is due; looked up again only after a function has run. */
final class DueIndex implements Supplier<Optional<Instant>> {
  private final Tables tables;
  private final LongSupplier runs;
  private Optional<Instant> known = Optional.empty();
  private long seen = -1;

  DueIndex(Tables tables, LongSupplier runs) {
    this.tables = tables;
    this.runs = runs;
  }

  @Override
  public synchronized Optional<Instant> get() {
    long now = runs.getAsLong();
    if (now != seen) {
      known = tables.earliestDue();
      seen = now;
    }
    return known;
  }

  /** The table may have been changed by somebody else. */
  synchronized void forget() {
    seen = -1;
  }
}
