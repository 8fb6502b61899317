package dev.kronus.doubles;

import dev.kronus.platform.Invoker;
import java.util.ArrayList;
import java.util.List;

/** An invoker that starts nothing and keeps what was asked, oldest first. */
public final class MemoryInvoker implements Invoker {
  private final List<Invocation> invocations = new ArrayList<>();

  /**
   * What was asked for.
   *
   * @param function the logical id
   * @param json what it was to get
   */
  public record Invocation(String function, String json) {}

  @Override
  public synchronized void invoke(String function, String json) {
    invocations.add(new Invocation(function, json));
  }

  public synchronized List<Invocation> invocations() {
    return List.copyOf(invocations);
  }

  /** All that was asked so far, which is then forgotten: for a test that starts it itself. */
  public synchronized List<Invocation> drain() {
    List<Invocation> drained = List.copyOf(invocations);
    invocations.clear();
    return drained;
  }
}
