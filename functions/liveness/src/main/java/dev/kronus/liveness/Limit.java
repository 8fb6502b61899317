package dev.kronus.liveness;

import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Key;
import dev.kronus.platform.Table;
import java.time.Duration;
import java.time.InstantSource;

/**
 * How often one person may make Kronus send something: so many times in each window of a fixed
 * length. Messages cost money, so every path that can send has one.
 */
final class Limit {
  private final Table table;
  private final InstantSource clock;
  private final String name;
  private final int most;
  private final Duration window;

  private Limit(Table table, InstantSource clock, String name, int most, Duration window) {
    this.table = table;
    this.clock = clock;
    this.name = name;
    this.most = most;
    this.window = window;
  }

  /** Turning the schedule on sends a text: ten a day. */
  static Limit switchingOn(Table table, InstantSource clock) {
    return new Limit(table, clock, "SWITCH_ON", 10, Duration.ofDays(1));
  }

  /** Codes are sent, and each can be guessed at three times: six a day. */
  static Limit codes(Table table, InstantSource clock) {
    return new Limit(table, clock, "CODE", 6, Duration.ofDays(1));
  }

  /** Commands are answered: thirty an hour. Answers to a question do not count. */
  static Limit chatting(Table table, InstantSource clock) {
    return new Limit(table, clock, "CHAT", 30, Duration.ofHours(1));
  }

  /** Words that are neither an answer nor a command are answered: five an hour. */
  static Limit smallTalk(Table table, InstantSource clock) {
    return new Limit(table, clock, "TALK", 5, Duration.ofHours(1));
  }

  /** New emergency contacts are told that they are one: five a day. */
  static Limit inviting(Table table, InstantSource clock) {
    return new Limit(table, clock, "INVITE", 5, Duration.ofDays(1));
  }

  /** Refuses when this is once too often. */
  void take(Uid uid) {
    if (!allows(uid)) {
      throw new Refusal.TooMany("Too often; try again later.", left());
    }
  }

  /** Counts this time; false when it is once too often. */
  boolean allows(Uid uid) {
    return allows(uid.toString());
  }

  /** The same, for whoever has no id here. */
  boolean allows(String who) {
    long current = clock.millis() / window.toMillis();
    Key counter = new Key("LIMIT#" + name + "#" + who, Long.toString(current));
    return table.add(counter, "times", 1, clock.instant().plus(window)) <= most;
  }

  /** Until it is allowed again. */
  Duration left() {
    return Duration.ofMillis(window.toMillis() - clock.millis() % window.toMillis());
  }
}
