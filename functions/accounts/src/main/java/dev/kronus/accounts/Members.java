package dev.kronus.accounts;

import dev.kronus.kernel.Refusal;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who is in a group: parts of the transactions that let somebody in or out, so that the count of
 * its members is exact, nobody is in a group that is not there, and none goes while somebody is in
 * it. The built-in ones stay, so nobody counts who is in them.
 */
final class Members {
  private Members() {}

  static List<Write> changed(Set<String> before, Set<String> after) {
    List<Write> writes = new ArrayList<>();
    for (String left : without(before, after)) {
      writes.add(Write.update(GroupItems.key(left)).add(GroupItems.MEMBERS, -1));
    }
    for (String joined : without(after, before)) {
      writes.add(
          Write.update(GroupItems.key(joined)).add(GroupItems.MEMBERS, 1).when(Condition.EXISTS));
    }
    return writes;
  }

  /** Refuses when a transaction failed because a group was not there. */
  static void refuseUnknown(Table.ConditionFailed failed, Set<String> joined) {
    for (String name : new TreeSet<>(joined)) {
      if (failed.on(GroupItems.key(name))) {
        throw new Refusal.Invalid("groups: there is no group " + name + ".");
      }
    }
  }

  /** The made ones among these that are not among those. */
  private static Set<String> without(Set<String> these, Set<String> those) {
    Set<String> made = new TreeSet<>(these);
    made.removeAll(those);
    made.removeAll(Groups.builtIn().keySet());
    return made;
  }
}
