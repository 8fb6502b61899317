package dev.kronus.accounts;

import dev.kronus.platform.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a change of an account leaves in its audit. */
final class AccountAudit {
  private AccountAudit() {}

  static List<Write> of(User before, User after, Actor actor, Instant now) {
    List<Write> lines = new ArrayList<>();
    Map<String, Object> by = by(after, actor);
    if (!before.passwordHash().equals(after.passwordHash())) {
      lines.add(Audit.event(after.uid(), Audit.What.PASSWORD_CHANGED, now, by));
    }
    if (!UserItems.markers(before).equals(UserItems.markers(after))) {
      lines.add(Audit.event(after.uid(), Audit.What.ADDRESS_CHANGED, now, by));
    }
    if (before.role() != after.role()) {
      Map<String, Object> details = with(by, "role", after.role());
      lines.add(Audit.event(after.uid(), Audit.What.ROLE_CHANGED, now, details));
    }
    if (!before.groups().equals(after.groups())) {
      Map<String, Object> details = with(by, "groups", List.copyOf(after.sortedGroups()));
      lines.add(Audit.event(after.uid(), Audit.What.GROUPS_CHANGED, now, details));
    }
    if (before.status() != after.status()) {
      Map<String, Object> details = with(by, "status", after.status().word());
      lines.add(Audit.event(after.uid(), status(before, after), now, details));
    }
    return lines;
  }

  private static Audit.What status(User before, User after) {
    if (after.status() == UserStatus.DELETED) {
      return Audit.What.ACCOUNT_DELETED;
    }
    return before.status() == UserStatus.DELETED
        ? Audit.What.ACCOUNT_RESTORED
        : Audit.What.STATUS_CHANGED;
  }

  static Map<String, Object> by(User user, Actor actor) {
    return actor.is(user) ? Map.of() : Map.of("by", actor.uid().value());
  }

  private static Map<String, Object> with(Map<String, Object> by, String name, Object value) {
    Map<String, Object> details = new LinkedHashMap<>(by);
    details.put(name, value);
    return details;
  }
}
