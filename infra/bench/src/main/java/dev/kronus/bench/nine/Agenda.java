package dev.kronus.bench.nine;

import java.util.Arrays;

/**
 * What is to come, soonest first: a heap of whole numbers, since millions of them are held at once.
 * Of two at one moment the one of the lower kind and number comes first, so every run is the same.
 */
final class Agenda {
  private static final int NUMBER_BITS = 21;
  private static final int KIND_BITS = 4;
  private static final int REST = NUMBER_BITS + KIND_BITS;

  /** How many there can be to tell apart. */
  static final int NUMBERS = 1 << NUMBER_BITS;

  private long[] heap = new long[1 << 10];
  private int size;

  void add(long millis, int kind, int number) {
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, 2 * size);
    }
    long event = millis << REST | (long) kind << NUMBER_BITS | number;
    int at = size++;
    while (at > 0 && heap[(at - 1) / 2] > event) {
      heap[at] = heap[(at - 1) / 2];
      at = (at - 1) / 2;
    }
    heap[at] = event;
  }

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  /** When the soonest comes. */
  long next() {
    return millis(heap[0]);
  }

  /** Takes the soonest; see {@link #millis}, {@link #kind} and {@link #number}. */
  long take() {
    long soonest = heap[0];
    long last = heap[--size];
    int at = 0;
    for (int child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && heap[child + 1] < heap[child]) {
        child++;
      }
      if (heap[child] >= last) {
        break;
      }
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = last;
    return soonest;
  }

  static long millis(long event) {
    return event >>> REST;
  }

  static int kind(long event) {
    return (int) (event >>> NUMBER_BITS) & (1 << KIND_BITS) - 1;
  }

  static int number(long event) {
    return (int) event & NUMBERS - 1;
  }
}
