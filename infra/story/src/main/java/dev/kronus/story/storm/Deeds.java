package dev.kronus.story.storm;

import java.util.List;

/** What one member did to their settings, in order, as far as they knew. */
record Deeds(Member member, List<Chronicle.Did> all) {
  static Deeds of(Member member, Chronicle chronicle) {
    return new Deeds(
        member, chronicle.deeds().stream().filter(did -> did.who() == member).toList());
  }

  /** How they stood as far as they knew. */
  Standing standingAt(long at) {
    Standing standing = member.standing;
    for (Chronicle.Did did : all) {
      if (did.at() <= at || did.equals(all.getFirst())) {
        standing = did.standing();
      }
    }
    return standing;
  }

  /** Whether they were at something between these times, so that nobody can say how they stood. */
  boolean isUnsure(long from, long to) {
    List<Chronicle.Did> some = all.stream().filter(did -> !did.isOfMinutes()).toList();
    for (int i = 0; i < some.size(); i++) {
      Chronicle.Did did = some.get(i);
      boolean last = i + 1 == some.size();
      long until = did.isUnsure() ? last ? Long.MAX_VALUE : some.get(i + 1).at() : did.at();
      if (did.since() <= to && until >= from) {
        return true;
      }
    }
    return false;
  }

  /** Whether they switched on between these times, or were at it. */
  boolean switchedOn(long from, long to) {
    return all.stream().anyMatch(did -> did.switchesOn() && did.at() >= from && did.since() <= to);
  }
}
