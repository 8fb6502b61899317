package dev.kronus.accounts.routes;

import dev.kronus.accounts.AccountBatches;
import dev.kronus.accounts.Accounts;
import dev.kronus.accounts.ApiKeys;
import dev.kronus.accounts.Arrivals;
import dev.kronus.accounts.Attempts;
import dev.kronus.accounts.AuditTrail;
import dev.kronus.accounts.Bearers;
import dev.kronus.accounts.Departures;
import dev.kronus.accounts.Directory;
import dev.kronus.accounts.Erasures;
import dev.kronus.accounts.Expiries;
import dev.kronus.accounts.GroupBook;
import dev.kronus.accounts.KeyRotation;
import dev.kronus.accounts.KeySearch;
import dev.kronus.accounts.Keys;
import dev.kronus.accounts.Logins;
import dev.kronus.accounts.Profiles;
import dev.kronus.accounts.Refreshes;
import dev.kronus.accounts.Registrations;
import dev.kronus.accounts.Roles;
import dev.kronus.accounts.Sessions;
import dev.kronus.accounts.SetupCode;
import dev.kronus.accounts.Tokens;
import dev.kronus.accounts.Users;
import dev.kronus.accounts.Verifications;
import dev.kronus.duties.Jobs;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Table;
import dev.kronus.platform.aws.Seams;
import dev.kronus.platform.edge.Snapshot;

/** What the functions of this area are made of, when Lambda makes them. */
final class Wiring {
  private Wiring() {}

  static Users users() {
    Users users = new Users(table());
    Snapshot.before(() -> users.find(Uid.NOBODY));
    return users;
  }

  static Directory directory() {
    return new Directory(table());
  }

  static Accounts accounts() {
    Table table = table();
    Attempts attempts = new Attempts(table, Seams.clock());
    return new Accounts(table, Seams.secrets(), attempts, Seams.invoker(), Seams.clock());
  }

  static Arrivals arrivals() {
    return new Arrivals(table(), registrations());
  }

  static AccountBatches batches() {
    return new AccountBatches(new Users(table()), accounts(), arrivals());
  }

  static GroupBook groups() {
    return new GroupBook(table(), Seams.clock());
  }

  static Keys keys() {
    return new Keys(Seams.secrets(), Seams.clock());
  }

  static Bearers bearers() {
    Table table = table();
    return new Bearers(table, tokens(), new Sessions(table, Seams.clock()), Seams.clock());
  }

  static Logins logins() {
    Table table = table();
    Snapshot.before(Logins::rehearse);
    return new Logins(
        new Users(table),
        new Attempts(table, Seams.clock()),
        new Sessions(table, Seams.clock()),
        tokens());
  }

  static Sessions sessions() {
    return new Sessions(table(), Seams.clock());
  }

  static AuditTrail trail() {
    return new AuditTrail(table());
  }

  static Refreshes refreshes() {
    Table table = table();
    return new Refreshes(
        table, logins(), new Sessions(table, Seams.clock()), tokens(), Seams.clock());
  }

  static Verifications verifications() {
    Sessions sessions = new Sessions(table(), Seams.clock());
    return new Verifications(bearers(), sessions, tokens(), Seams.clock());
  }

  static Registrations registrations() {
    return new Registrations(
        table(), bearers(), new SetupCode(Seams.secrets()), Seams.secrets(), Seams.clock());
  }

  static Profiles profiles() {
    Table table = table();
    Attempts attempts = new Attempts(table, Seams.clock());
    return new Profiles(table, Seams.secrets(), attempts, Seams.invoker(), Seams.clock());
  }

  static Departures departures() {
    return new Departures(table(), Seams.invoker(), Seams.clock());
  }

  static Erasures erasures() {
    Table table = table();
    return new Erasures(table, new Jobs(table, Seams.clock()), Seams.schedules());
  }

  static ApiKeys apiKeys() {
    return new ApiKeys(table(), Seams.clock());
  }

  static KeySearch keySearch() {
    return new KeySearch(table());
  }

  static Roles roles() {
    return new Roles(table(), Seams.clock());
  }

  static Expiries expiries() {
    return new Expiries(new Jobs(table(), Seams.clock()), departures());
  }

  static KeyRotation rotation() {
    return new KeyRotation(Seams.rotatingSecret());
  }

  private static Tokens tokens() {
    Snapshot.before(Tokens::rehearse);
    return new Tokens(keys(), Seams.clock());
  }

  private static Table table() {
    return Snapshot.opened(Seams.table());
  }
}
