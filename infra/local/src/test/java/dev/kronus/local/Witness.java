package dev.kronus.local;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What toy functions saw; it stands outside their class loader, so that tests see it too. */
public final class Witness {
  public static final List<String> SEEN = new CopyOnWriteArrayList<>();
  public static final AtomicInteger GUARDED = new AtomicInteger();
  public static final Map<String, String> ENVIRONMENT = new ConcurrentHashMap<>();

  /** How many more times the witnessed function throws. */
  public static final AtomicInteger FAILURES = new AtomicInteger();

  private Witness() {}

  public static void forget() {
    SEEN.clear();
    GUARDED.set(0);
    FAILURES.set(0);
  }
}
