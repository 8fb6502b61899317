package dev.kronus.contacts.routes;

import dev.kronus.accounts.Users;
import dev.kronus.contacts.Contacts;
import dev.kronus.platform.Time;
import dev.kronus.platform.aws.Seams;

/** Puts the area's use cases together with AWS. */
final class Wiring {
  private Wiring() {}

  static Contacts contacts() {
    Users users = new Users(Seams.table());
    return new Contacts(Seams.table(), users, Seams.secrets(), Seams.invoker(), Time.clock());
  }
}
