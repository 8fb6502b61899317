package dev.kronus.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kronus.doubles.Meanwhile;
import dev.kronus.kernel.Refusal;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Item;
import dev.kronus.platform.Table;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoleHoldersTest {
  private final TestStack stack = new TestStack();
  private final Meanwhile table = new Meanwhile(stack.table);

  @BeforeEach
  void twoAreThere() {
    stack.tony();
    stack.roles.create(new NewRole(5, "caretaker", ""));
    stack.roles.create(new NewRole(6, "guest", ""));
  }

  @Test
  void aRoleIsGivenOnlyIfItIsThere() {
    Refusal refusal =
        assertThrows(Refusal.Invalid.class, () -> stack.add("bruce", 102, Optional.of(7)));
    assertEquals(
        List.of("role must be the number of a role: GET /roles lists them."), refusal.reasons());
    assertEquals(5, stack.add("bruce", 102, Optional.of(5)).role());
  }

  @Test
  void oneThatGoesWhileItIsGivenIsRefused() {
    Registrations registrations =
        new Registrations(
            table, stack.bearers, new SetupCode(stack.secrets), stack.secrets, stack.clock);
    NewUser bruce = TestStack.person("bruce", 102, Optional.empty());
    table.happens(() -> stack.roles.delete(5));
    assertThrows(Refusal.Invalid.class, () -> registrations.admit(bruce, 5, UserStatus.ACTIVE));
    assertEquals(Optional.empty(), stack.users.byEmail(bruce.email().orElseThrow()));
  }

  @Test
  void theCountIsThatOfItsHolders() {
    stack.add("bruce", 102, Optional.of(5));
    User thor = stack.add("thor", 103, Optional.of(5));
    assertEquals(2, holders(5));
    new Changes().add(RoleHolders.changed(5, 6)).commit(stack.table);
    assertEquals(1, holders(5));
    assertEquals(1, holders(6));
    new Changes().add(RoleHolders.changed(6, 2)).add(RoleHolders.changed(2, 1)).commit(stack.table);
    assertEquals(0, holders(6));
    stack.departures.delete(thor.uid());
    assertEquals(0, holders(5));
  }

  @Test
  void whatStaysIsNotWritten() {
    assertEquals(List.of(), RoleHolders.changed(5, 5));
    assertEquals(List.of(), RoleHolders.changed(0, 2));
  }

  @Test
  void aChangeToARoleThatIsNotThereFails() {
    stack.add("bruce", 102, Optional.of(5));
    Table.ConditionFailed failed =
        assertThrows(
            Table.ConditionFailed.class,
            () -> new Changes().add(RoleHolders.changed(5, 7)).commit(stack.table));
    assertThrows(Refusal.Invalid.class, () -> RoleHolders.refuseUnknown(failed, 7));
    RoleHolders.refuseUnknown(failed, 5);
    assertEquals(1, holders(5));
  }

  private long holders(int role) {
    Item item = stack.table.get(RoleItems.key(role)).orElseThrow();
    return item.number(RoleItems.HOLDERS, 0);
  }
}
