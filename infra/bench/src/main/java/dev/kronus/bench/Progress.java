package dev.kronus.bench;

import java.time.Duration;

/** A line now and then, so that nobody wonders whether it still runs. */
public final class Progress {
  private static final Duration QUIET = Duration.ofSeconds(5);
  private final String part;
  private final long began = System.nanoTime();
  private long told = began - QUIET.toNanos();

  Progress(String part) {
    this.part = part;
  }

  /** Says how far it is, unless it said so a moment ago. */
  public synchronized void at(int done, int all, String what) {
    long now = System.nanoTime();
    if (now - told >= QUIET.toNanos() || done == all) {
      told = now;
      int percent = all == 0 ? 100 : 100 * done / all;
      line("%3d %%  %s  %s".formatted(percent, clock(now - began), what));
    }
  }

  /** Says something at once. */
  public void say(String what) {
    line("       " + clock(System.nanoTime() - began) + "  " + what);
  }

  private void line(String text) {
    System.out.println("bench " + part + "  " + text);
    System.out.flush();
  }

  static String clock(long nanos) {
    long seconds = Duration.ofNanos(nanos).toSeconds();
    return "%d:%02d".formatted(seconds / 60, seconds % 60);
  }
}
