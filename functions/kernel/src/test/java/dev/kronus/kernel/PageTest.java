package dev.kronus.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageTest {
  @Test
  void showsEachRowAndKeepsTheRest() {
    Page<Uid> page = new Page<>(List.of(new Uid(2), new Uid(1)), Optional.of("c"), 7);

    assertEquals(new Page<>(List.of("2", "1"), Optional.of("c"), 7), page.map(Uid::toString));
  }

  @Test
  void doesNotChangeWithTheListItCameFrom() {
    List<String> rows = new ArrayList<>(List.of("a"));
    Page<String> page = new Page<>(rows, Optional.empty(), 1);
    rows.add("b");

    assertEquals(List.of("a"), page.rows());
    assertThrows(UnsupportedOperationException.class, () -> page.rows().add("c"));
  }
}
