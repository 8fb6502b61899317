package dev.kronus.platform;

/** Starts another function of this stack without waiting for it. */
public interface Invoker {
  /**
   * Hands {@code json} to the function with this logical id. Returning means that Lambda has taken
   * it, at least once; it throws when that could not be learned.
   */
  void invoke(String function, String json);

  default void poke(String function, Poke poke) {
    invoke(function, poke.json());
  }
}
