package dev.kronus.accounts.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.accounts.TestStack;
import dev.kronus.accounts.User;
import dev.kronus.doubles.Events;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Write;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EraseUserTest {
  private final TestStack stack = new TestStack();
  private final EraseUser erase = new EraseUser(stack.expiries, stack.erasures);

  @Test
  void doesWhatADeletionAskedFor() {
    stack.tony();
    User bruce = stack.bruce();
    stack.table.write(Write.create(Key.of(bruce.uid(), "CONTACT#00001"), Item.empty()));
    stack.departures.delete(bruce.uid());
    stack.invoker.drain().forEach(call -> assertEquals(Map.of(), Events.send(erase, call.json())));
    assertTrue(stack.isBareBut(bruce.uid(), "JOB#erase"));
  }

  @Test
  void harmsNobodyWhoIsStillThere() {
    User tony = stack.tony();
    Events.send(erase, new Poke(tony.uid(), "JOB#erase"));
    assertTrue(stack.users.find(tony.uid()).isPresent());
  }

  @Test
  void throwsBackWhatIsNoPoke() {
    assertThrows(IllegalArgumentException.class, () -> Events.send(erase, Map.of("uid", 1)));
  }
}
