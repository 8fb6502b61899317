package dev.kronus.liveness.routes;

import dev.kronus.accounts.Users;
import dev.kronus.contacts.Contacts;
import dev.kronus.liveness.CheckIns;
import dev.kronus.liveness.Escalations;
import dev.kronus.liveness.Inbox;
import dev.kronus.liveness.Probes;
import dev.kronus.liveness.Timers;
import dev.kronus.platform.Secrets;
import dev.kronus.platform.Time;
import dev.kronus.platform.aws.Seams;

/** Puts the area's use cases together with AWS. */
final class Wiring {
  private Wiring() {}

  static CheckIns checkIns() {
    return new CheckIns(Seams.table(), users(), Seams.secrets(), Seams.invoker(), Time.clock());
  }

  static Probes probes() {
    return new Probes(
        Seams.table(), users(), inbox(), Seams.schedules(), Seams.invoker(), Time.clock());
  }

  static Inbox inbox() {
    return new Inbox(
        Seams.table(), users(), Seams.secrets(), Seams.schedules(), Seams.invoker(), Time.clock());
  }

  static Escalations escalations() {
    Contacts contacts = new Contacts(Seams.table(), users(), Seams.secrets(), Time.clock());
    return new Escalations(
        Seams.table(),
        users(),
        contacts,
        Seams.schedules(),
        Seams.invoker(),
        Seams.topic(),
        Time.clock());
  }

  static Timers timers() {
    return new Timers(Seams.table(), Seams.schedules(), Time.clock());
  }

  static Secrets secrets() {
    return Seams.secrets();
  }

  private static Users users() {
    return new Users(Seams.table());
  }
}
