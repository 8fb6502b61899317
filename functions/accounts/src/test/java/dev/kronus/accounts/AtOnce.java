package dev.kronus.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The same thing from many sides at the same time. */
final class AtOnce {
  private AtOnce() {}

  /** Something that may fail, and knows which of the many it is. */
  interface Work {
    void at(int i) throws Exception;
  }

  static void fifty(Work work) throws Exception {
    List<Callable<Void>> all = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      int number = i;
      all.add(
          () -> {
            work.at(number);
            return null;
          });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      for (Future<Void> one : threads.invokeAll(all)) {
        one.get();
      }
    }
  }
}
