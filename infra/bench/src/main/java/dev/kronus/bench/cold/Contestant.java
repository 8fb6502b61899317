package dev.kronus.bench.cold;

import java.util.Map;

/**
 * Something that can be started as Lambda starts a function.
 *
 * @param path where its classes are
 * @param environment what it gets beside what all get
 * @param memory in MB
 * @param changes whether it may leave the table other than it was
 */
record Contestant(
    String name,
    String handler,
    String path,
    Map<String, String> environment,
    String event,
    int memory,
    boolean changes) {
  Contestant unchanging() {
    return new Contestant(name, handler, path, environment, event, memory, false);
  }
}
