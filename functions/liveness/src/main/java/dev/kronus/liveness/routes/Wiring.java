package dev.kronus.liveness.routes;

import dev.kronus.accounts.Users;
import dev.kronus.contacts.Contacts;
import dev.kronus.liveness.CheckIns;
import dev.kronus.liveness.Escalations;
import dev.kronus.liveness.Inbox;
import dev.kronus.liveness.Probes;
import dev.kronus.liveness.Probing;
import dev.kronus.liveness.Timers;
import dev.kronus.platform.Secrets;
import dev.kronus.platform.Table;
import dev.kronus.platform.Time;
import dev.kronus.platform.aws.Seams;
import dev.kronus.platform.edge.Signature;
import dev.kronus.platform.edge.Snapshot;

/** Puts the area's use cases together with AWS. */
final class Wiring {
  private Wiring() {}

  static CheckIns checkIns() {
    return new CheckIns(table(), users(), Seams.secrets(), Seams.invoker(), Time.clock());
  }

  static Probes probes() {
    return probes(table());
  }

  /** For who only lists, and may read no item by itself. */
  static Probes everybodysProbes() {
    return probes(Seams.table());
  }

  static Inbox inbox() {
    Snapshot.before(Signature::rehearse);
    return new Inbox(
        table(), users(), Seams.secrets(), Seams.schedules(), Seams.invoker(), Time.clock());
  }

  static Escalations escalations() {
    Contacts contacts =
        new Contacts(table(), users(), Seams.secrets(), Seams.invoker(), Time.clock());
    return new Escalations(
        table(),
        users(),
        contacts,
        Seams.schedules(),
        Seams.invoker(),
        Seams.topic(),
        Time.clock());
  }

  static Timers timers() {
    return new Timers(table(), Seams.schedules(), Time.clock());
  }

  static Secrets secrets() {
    return Seams.secrets();
  }

  private static Probes probes(Table table) {
    return new Probes(table, Time.clock());
  }

  static Probing probing() {
    return new Probing(
        table(),
        users(),
        Seams.secrets(),
        inbox(),
        Seams.schedules(),
        Seams.invoker(),
        Time.clock());
  }

  private static Users users() {
    return new Users(table());
  }

  private static Table table() {
    return Snapshot.opened(Seams.table());
  }
}
