package dev.kronus.bench;

import java.util.Arrays;
import java.util.Collection;

/** Measurements of one thing, in order of size. */
public final class Series {
  private final double[] sorted;

  private Series(double[] sorted) {
    this.sorted = sorted;
  }

  public static Series of(Collection<Double> values) {
    return new Series(values.stream().mapToDouble(Double::doubleValue).sorted().toArray());
  }

  public static Series of(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Series(sorted);
  }

  public int size() {
    return sorted.length;
  }

  public double median() {
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  public double min() {
    return sorted[0];
  }

  public double max() {
    return sorted[sorted.length - 1];
  }

  /** The smallest value that {@code share} of all do not exceed: 0.99 for p99. */
  public double quantile(double share) {
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted[Math.clamp(rank - 1, 0, sorted.length - 1)];
  }

  /** How many times the other's median this one's is. */
  public double ratio(Series other) {
    return median() / other.median();
  }

  /** Median, and the least and the most in brackets. */
  public String told(String unit) {
    return "%s %s (%s-%s)".formatted(round(median()), unit, round(min()), round(max()));
  }

  /** Three digits, or whole. */
  public static String round(double value) {
    if (Math.abs(value) >= 100 || value == Math.rint(value)) {
      return "%.0f".formatted(value);
    }
    return Math.abs(value) >= 10 ? "%.1f".formatted(value) : "%.2f".formatted(value);
  }
}
