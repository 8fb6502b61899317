package dev.kronus.platform;

/** Starts another function of this stack without waiting for it. */
public interface Invoker {
  /**
   * Hands {@code json} to the function with this logical id. Returning means that Lambda has taken
   * it, at least once; it throws when that could not be learned.
   */
  void invoke(String function, String json);

  /**
   * Pokes a function, if that can be done now. What it is poked for is written down already, so a
   * poke that fails costs a minute, until the sweeper pokes again, and never the caller's success.
   */
  default void poke(String function, Poke poke) {
    try {
      invoke(function, poke.json());
    } catch (RuntimeException unheard) {
      Log.failure("poke " + function, unheard);
    }
  }
}
