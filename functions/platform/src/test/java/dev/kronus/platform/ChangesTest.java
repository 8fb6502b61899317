package dev.kronus.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Several areas write in one transaction. */
final class ChangesTest {
  private static final Key COUNT = new Key("COUNT#probe", "07");

  @Test
  void sumsAdditionsToOneItem() {
    List<Write> writes =
        new Changes()
            .add(Write.update(COUNT).add("pending", 1).add("good", 1))
            .add(Write.update(COUNT).add("pending", -3))
            .writes();
    assertEquals(1, writes.size());
    assertEquals(Map.of("pending", -2L, "good", 1L), ((Write.Update) writes.getFirst()).add());
  }

  @Test
  void refusesToWriteAnItemTwice() {
    Changes changes = new Changes().add(Write.update(COUNT).add("n", 1));
    Write conditional = Write.update(COUNT).add("n", 1).when(Condition.EXISTS);
    assertThrows(IllegalStateException.class, () -> changes.add(conditional));
  }
}
