package dev.kronus.story.storm;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * When an operator first heard of each alarm about somebody, which is before anybody else does; so
 * that the messages of two alarms can be told apart.
 */
final class Alarms {
  private final Map<String, Long> first = new LinkedHashMap<>();

  Alarms(Member member, Chronicle chronicle) {
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
}
