package dev.kronus.platform;

import java.util.Map;

/** What the template hands every function as its environment. */
public final class Config {
  private static volatile Map<String, String> environment = System.getenv();

  private Config() {}

  /**
   * For a host that runs many functions in one process: what they see instead of that process's
   * environment.
   */
  public static void use(Map<String, String> values) {
    environment = Map.copyOf(values);
  }

  /** A value that the template always sets. */
  public static String get(String name) {
    String value = environment.get(name);
    if (value == null || value.isEmpty()) {
      throw new IllegalStateException("the environment has no " + name);
    }
    return value;
  }

  /** A value that need not be set. */
  public static String get(String name, String otherwise) {
    String value = environment.get(name);
    return value == null || value.isEmpty() ? otherwise : value;
  }

  /** Whether Lambda takes a snapshot of this process, of which it then restores copies. */
  public static boolean isForSnapshot() {
    return get("AWS_LAMBDA_INITIALIZATION_TYPE", "").equals("snap-start");
  }
}
