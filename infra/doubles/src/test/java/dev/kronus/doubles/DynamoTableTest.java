package dev.kronus.doubles;

import dev.kronus.platform.Table;
import org.junit.jupiter.api.Nested;

/** The table on DynamoDB keeps the contract. */
final class DynamoTableTest {
  @Nested
  final class Items extends TableContract {
    @Override
    Table fresh() {
      return LocalDynamo.table();
    }
  }

  @Nested
  final class Conditions extends ConditionContract {
    @Override
    Table fresh() {
      return LocalDynamo.table();
    }
  }

  @Nested
  final class Walks extends WalkContract {
    @Override
    Table fresh() {
      return LocalDynamo.table();
    }
  }

  @Nested
  final class Crowds extends CrowdContract {
    @Override
    Table fresh() {
      return LocalDynamo.table();
    }
  }
}
