package dev.kronus.local.time;

import java.time.Duration;

/** Counts what has been started and has not ended, so that a clock can wait until all is quiet. */
public final class InFlight {
  private int running;

  public synchronized void begin() {
    running++;
  }

  public synchronized void end() {
    running--;
    notifyAll();
  }

  /** True once nothing runs; false when something still did after {@code patience}. */
  public synchronized boolean settle(Duration patience) throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    while (running > 0) {
      long left = (until - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }
}
