package dev.kronus.house.attack;

import dev.kronus.house.attack.Http.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Many who do something at the same moment. */
final class Crowd {
  private Crowd() {}

  /** Everybody waits for everybody, then all go; answers in the order of their numbers. */
  static <T> List<T> of(int size, IntFunction<T> each) {
    CountDownLatch ready = new CountDownLatch(size);
    List<Callable<T>> all = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      int number = i;
      all.add(
          () -> {
            ready.countDown();
            ready.await();
            return each.apply(number);
          });
    }
    return together(all);
  }

  private static <T> List<T> together(List<Callable<T>> all) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<T> answers = new ArrayList<>();
      for (Future<T> answer : threads.invokeAll(all)) {
        answers.add(answer.get());
      }
      return answers;
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  static long count(List<Said> said, int status) {
    return said.stream().filter(answer -> answer.status() == status).count();
  }
}
