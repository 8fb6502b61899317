package dev.kronus.doubles;

import dev.kronus.platform.Table;
import org.junit.jupiter.api.Nested;

/** The table in memory keeps the contract. */
final class MemoryTableTest {
  @Nested
  final class Items extends TableContract {
    @Override
    Table fresh() {
      return new MemoryTable();
    }
  }

  @Nested
  final class Conditions extends ConditionContract {
    @Override
    Table fresh() {
      return new MemoryTable();
    }
  }

  @Nested
  final class Walks extends WalkContract {
    @Override
    Table fresh() {
      return new MemoryTable();
    }
  }

  @Nested
  final class Crowds extends CrowdContract {
    @Override
    Table fresh() {
      return new MemoryTable();
    }
  }
}
