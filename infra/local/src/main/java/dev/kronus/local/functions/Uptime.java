package dev.kronus.local.functions;

/** Whether any function runs. */
public enum Uptime {
  RUNS,
  /** Calls fail, and what timers say is not heard. */
  DOWN
}
