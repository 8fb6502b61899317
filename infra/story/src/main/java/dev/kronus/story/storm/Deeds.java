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
    for (int i = 0; i < all.size(); i++) {
      Chronicle.Did did = all.get(i);
      long until = did.isUnsure() ? sureAgain(i) : did.at();
      if (!did.isOfMinutes() && did.since() <= to && until >= from) {
        return true;
      }
    }
    return false;
  }

  /** Whether nobody can say which settings hold after the {@code n}th. */
  boolean isUnsure(int n) {
    Chronicle.Did did = all.get(n);
    return did.isUnsure() || (did.isPartial() && n > 0 && isUnsure(n - 1));
  }

  /** When they did something that set everything anew. */
  private long sureAgain(int n) {
    return all.stream()
        .skip(n + 1)
        .filter(did -> !did.isPartial())
        .mapToLong(Chronicle.Did::at)
        .findFirst()
        .orElse(Long.MAX_VALUE);
  }

  /** Whether they switched on between these times, or were at it. */
  boolean switchedOn(long from, long to) {
    return all.stream().anyMatch(did -> did.switchesOn() && did.at() >= from && did.since() <= to);
  }
}
