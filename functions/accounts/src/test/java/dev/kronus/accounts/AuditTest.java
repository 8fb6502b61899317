package dev.kronus.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kronus.accounts.Audit.What;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Item;
import dev.kronus.platform.Slice;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditTest {
  private final TestStack stack = new TestStack();

  @Test
  void twoOfOneMomentAreTwo() {
    Uid uid = stack.tony().uid();
    stack.table.write(
        Audit.event(uid, What.ROLE_CHANGED, stack.clock.instant(), Map.of("by", 1, "role", 0)),
        Audit.event(uid, What.KEY_CREATED, stack.clock.instant()));
    List<Slice.Row> rows =
        stack.table.rows().stream()
            .filter(row -> row.key().sk().startsWith(Audit.PREFIX + "2026-11-20T12:00:00.000Z#"))
            .toList();
    assertEquals(2, rows.size());
    Item item =
        rows.stream()
            .map(Slice.Row::item)
            .filter(it -> it.text("what").equals("role_changed"))
            .findFirst()
            .orElseThrow();
    assertEquals(Map.of("by", 1L, "role", 0L), item.map("details"));
    assertEquals(stack.clock.instant().getEpochSecond() + 400 * 86_400L, item.number("expires_at"));
  }
}
