package dev.kronus.duties.routes;

import dev.kronus.duties.Jobs;
import dev.kronus.duties.Receipts;
import dev.kronus.duties.Sweeper;
import dev.kronus.duties.wire.HttpHeartbeat;
import dev.kronus.platform.Secrets;
import dev.kronus.platform.Table;
import dev.kronus.platform.Time;
import dev.kronus.platform.aws.Seams;

/** Puts the area's use cases together with AWS. */
final class Wiring {
  private Wiring() {}

  static Table table() {
    return Seams.table();
  }

  static Jobs jobs() {
    return new Jobs(Seams.table(), Time.clock());
  }

  static Receipts receipts() {
    return new Receipts(Seams.table(), Seams.schedules(), Seams.invoker(), Time.clock());
  }

  static Secrets secrets() {
    return Seams.secrets();
  }

  static Sweeper sweeper() {
    return new Sweeper(
        Seams.table(), Seams.invoker(), Seams.secrets(), new HttpHeartbeat(), Time.clock());
  }
}
