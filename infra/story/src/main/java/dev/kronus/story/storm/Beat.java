package dev.kronus.story.storm;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.NavigableSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * When somebody is to be asked: at these minutes of these hours on these days of the week (all days
 * when there are none). The times are counted out here, day by day, without Kronus's own cron.
 */
record Beat(List<Integer> minutes, List<Integer> hours, List<Integer> days) {

  static Beat draw(SplittableRandom dice) {
    List<Integer> minute = List.of(dice.nextInt(60));
    int hour = dice.nextInt(24);
    return switch (dice.nextInt(14)) {
      case 0 -> new Beat(minute, IntStream.range(0, 24).boxed().toList(), List.of());
      case 1 -> new Beat(minute, every(2 + dice.nextInt(5), hour), List.of());
      case 2 -> new Beat(List.of(0, 30), List.of(hour), List.of());
      case 3, 4 -> new Beat(minute, List.of(hour, (hour + 7) % 24), List.of());
      case 5 -> new Beat(minute, List.of(hour), List.of(dice.nextInt(7), 3));
      case 6 -> new Beat(List.of(dice.nextInt(60)), List.of(1, 2, 3), List.of());
      default -> new Beat(minute, List.of(hour), List.of());
    };
  }

  private static List<Integer> every(int step, int hour) {
    return IntStream.range(0, 24).filter(h -> h % step == hour % step).boxed().toList();
  }

  String cron() {
    return "%s %s * * %s"
        .formatted(
            listed(minutes),
            hours.size() == 24 ? "*" : listed(hours),
            days.isEmpty() ? "*" : listed(days));
  }

  private static String listed(List<Integer> numbers) {
    return numbers.stream()
        .sorted()
        .distinct()
        .map(String::valueOf)
        .collect(Collectors.joining(","));
  }

  /** The times from {@code from} to {@code to}: none is lost in spring, none repeated in autumn. */
  NavigableSet<Long> times(ZoneId zone, long from, long to) {
    NavigableSet<Long> times = new TreeSet<>();
    LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(from), zone).minusDays(1);
    LocalDate last = LocalDate.ofInstant(Instant.ofEpochMilli(to), zone);
    for (; !day.isAfter(last); day = day.plusDays(1)) {
      if (isOn(day.getDayOfWeek())) {
        for (int hour : hours) {
          for (int minute : minutes) {
            times.add(instant(day.atTime(hour, minute), zone).toEpochMilli());
          }
        }
      }
    }
    return from < to ? times.subSet(from, false, to, true) : new TreeSet<>();
  }

  private boolean isOn(DayOfWeek day) {
    return days.isEmpty() || days.contains(day.getValue() % 7);
  }

  private static Instant instant(LocalDateTime time, ZoneId zone) {
    ZoneOffsetTransition transition = zone.getRules().getTransition(time);
    return transition != null && transition.isGap()
        ? transition.getInstant()
        : time.atZone(zone).toInstant();
  }
}
