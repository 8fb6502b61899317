package dev.kronus.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kronus.doubles.Meanwhile;
import dev.kronus.kernel.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefreshesTest {
  private static final Origin HERE = Origin.of("203.0.113.7", "phone");
  private final TestStack stack = new TestStack();
  private final User tony = stack.tony();

  @Test
  void whoeverIsSlowerByAMomentEndsTheSessionForBoth() {
    Credentials good = new Credentials(tony.username(), TestStack.PASSWORD);
    String secret = stack.refreshes.begin(good, HERE).refresh();
    Meanwhile table = new Meanwhile(stack.table);
    Refreshes slower =
        new Refreshes(table, stack.logins, stack.sessions, stack.tokens, stack.clock);
    List<String> faster = new ArrayList<>();
    table.happens(() -> faster.add(stack.refreshes.refresh(secret, HERE).refresh()));
    assertThrows(Refusal.Unauthenticated.class, () -> slower.refresh(secret, HERE));
    assertEquals(1, faster.size());
    assertThrows(
        Refusal.Unauthenticated.class, () -> stack.refreshes.refresh(faster.getFirst(), HERE));
  }
}
