package dev.kronus.story.storm;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * When an operator first heard of each alarm about somebody, which is before anybody else does; so
 * that the messages of two alarms can be told apart.
 */
final class Alarms {
  /** None goes on for longer by itself: five rounds of two tiers, and the claims between. */
  private static final long LONGEST = 12 * 60 * Promise.MINUTE;

  private final Map<String, Long> first = new LinkedHashMap<>();
  private final Member member;
  private final Chronicle chronicle;

  Alarms(Member member, Chronicle chronicle) {
    this.member = member;
    this.chronicle = chronicle;
    for (Chronicle.Cried cried : chronicle.cries()) {
      cried
          .alarm()
          .filter(one -> member.uids.stream().anyMatch(uid -> one.startsWith(uid + "/")))
          .ifPresent(one -> first.putIfAbsent(one, cried.at()));
    }
  }

  Collection<Long> times() {
    return first.values();
  }

  /** The first that began in this talk, until then. */
  OptionalLong during(Talk talk, long until) {
    return times().stream()
        .mapToLong(at -> at)
        .filter(at -> at > talk.start() && at <= until)
        .findFirst();
  }

  /** The last that began before then. */
  OptionalLong before(long then) {
    return times().stream().mapToLong(at -> at).filter(at -> at < then).max();
  }

  /**
   * Whether others may still be told at {@code at} of an alarm that began before.
   *
   * @param about what others, and they themselves, were told of alarms until then
   */
  boolean mayGoOn(long at, List<Chronicle.Got> about) {
    long told = about.stream().mapToLong(Chronicle.Got::at).max().orElse(Long.MIN_VALUE);
    long last = Math.max(told, before(at).orElse(Long.MIN_VALUE));
    return last > at - LONGEST
        && chronicle.gots().stream()
            .filter(got -> got.at() > last && got.at() < at)
            .noneMatch(this::isAllWell);
  }

  private boolean isAllWell(Chronicle.Got got) {
    return switch (got.says()) {
      case CLEAR -> got.about().equals(member.name);
      case LATE_GLAD, GLAD, SAFE_SAID -> got.to().equals(member.phone);
      default -> false;
    };
  }
}
