package dev.kronus.accounts;

import dev.kronus.kernel.Refusal;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.util.ArrayList;
import java.util.List;

/**
 * Who has a role: parts of the transactions that give one or take it away, so that the count of its
 * holders is exact, nobody gets a role that is not there, and none goes while somebody has it.
 * Built-in roles stay, so nobody counts their holders.
 */
final class RoleHolders {
  private RoleHolders() {}

  /** Somebody, or a key, gets that role; the condition is that it exists. */
  static List<Write> given(int role) {
    return Role.isBuiltIn(role)
        ? List.of()
        : List.of(
            Write.update(RoleItems.key(role)).add(RoleItems.HOLDERS, 1).when(Condition.EXISTS));
  }

  /**
   * Somebody, or a key, goes or loses that role; several of these in one transaction are summed.
   */
  static List<Write> takenBack(int role) {
    return Role.isBuiltIn(role)
        ? List.of()
        : List.of(Write.update(RoleItems.key(role)).add(RoleItems.HOLDERS, -1));
  }

  /** The role of somebody changes from one to another; nothing when it stays. */
  static List<Write> changed(int before, int after) {
    if (before == after) {
      return List.of();
    }
    List<Write> writes = new ArrayList<>(takenBack(before));
    writes.addAll(given(after));
    return writes;
  }

  /** Refuses a role that there is not; one read, none for a built-in one. */
  static void refuseUnknown(Table table, int role) {
    if (!Role.isBuiltIn(role) && table.get(RoleItems.key(role)).isEmpty()) {
      throw unknown();
    }
  }

  /** Refuses when a transaction failed because the role it gave went meanwhile. */
  static void refuseUnknown(Table.ConditionFailed failed, int role) {
    if (failed.on(RoleItems.key(role))) {
      throw unknown();
    }
  }

  private static Refusal.Invalid unknown() {
    return new Refusal.Invalid("role must be the number of a role: GET /roles lists them.");
  }
}
