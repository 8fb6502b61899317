package dev.kronus.accounts.routes;

import dev.kronus.accounts.Attempts;
import dev.kronus.accounts.Codes;
import dev.kronus.accounts.Enrolments;
import dev.kronus.accounts.Lapses;
import dev.kronus.accounts.OpenRegistrations;
import dev.kronus.accounts.Redemptions;
import dev.kronus.accounts.Sessions;
import dev.kronus.accounts.Tokens;
import dev.kronus.platform.Table;
import dev.kronus.platform.aws.Seams;

/** What the functions of codes and registrations are made of, when Lambda makes them. */
final class CodeWiring {
  private CodeWiring() {}

  static Codes codes() {
    return new Codes(Seams.table(), Seams.secrets(), Seams.invoker(), Seams.clock());
  }

  static Redemptions redemptions() {
    Table table = Seams.table();
    return new Redemptions(
        table,
        new Attempts(table, Seams.clock()),
        new Sessions(table, Seams.clock()),
        new Tokens(Wiring.keys(), Seams.clock()),
        Wiring.bearers(),
        Seams.secrets(),
        Seams.clock());
  }

  static OpenRegistrations openRegistrations() {
    return new OpenRegistrations(Seams.table(), Seams.secrets(), Seams.invoker(), Seams.clock());
  }

  static Enrolments enrolments() {
    return new Enrolments(Seams.table(), Seams.secrets(), Seams.invoker(), Seams.clock());
  }

  static Lapses lapses() {
    return new Lapses(Seams.table(), Wiring.departures(), Seams.clock());
  }
}
