package dev.kronus.bench.nine;

import java.util.Arrays;
import java.util.Random;

/** Everybody who is due, and the alarms of a usual morning, with what became of them. */
final class Crowd {
  /** Messages of an alarm: two contacts. */
  static final int TOLD = 2;

  /** An alarm, and what it sends. */
  private static final int NUMBERS = 1 + TOLD;

  final int people;
  final long[] due;
  final long[] sent;
  final byte[] failed;
  final byte[] refused;
  final byte[] lost;

  /** The same people and alarms for the same seed. */
  Crowd(int people, int flexibleMinutes, double precision, int alarms, double every, long seed) {
    this.people = people;
    int all = people + alarms * NUMBERS;
    due = new long[all];
    sent = new long[all];
    failed = new byte[all];
    refused = new byte[all];
    lost = new byte[all];
    Arrays.fill(sent, -1);
    Random random = new Random(seed);
    for (int i = 0; i < people; i++) {
      long own = flexibleMinutes == 0 ? 0 : random.nextInt(flexibleMinutes + 1) * 60_000L;
      due[i] = own + (long) (random.nextDouble() * 1000 * precision);
    }
    double at = 0;
    for (int i = people; i < all; i += NUMBERS) {
      at -= Math.log(1 - random.nextDouble()) * every * 1000;
      Arrays.fill(due, i, i + NUMBERS, (long) at);
    }
  }

  boolean isAlarm(int number) {
    return number >= people;
  }

  /** Whether it is the alarm itself and not a message of it. */
  boolean isRaised(int number) {
    return isAlarm(number) && (number - people) % NUMBERS == 0;
  }

  int all() {
    return due.length;
  }

  /** How late, in seconds, each of the questions that went out did; in order of size. */
  double[] lateness() {
    return late(0, people);
  }

  /** The same of the alarms' messages. */
  double[] alarmDelays() {
    return late(people, all());
  }

  private double[] late(int from, int to) {
    double[] late = new double[to - from];
    int count = 0;
    for (int i = from; i < to; i++) {
      if (sent[i] >= 0) {
        late[count++] = (sent[i] - due[i]) / 1000.0;
      }
    }
    double[] sorted = Arrays.copyOf(late, count);
    Arrays.sort(sorted);
    return sorted;
  }
}
