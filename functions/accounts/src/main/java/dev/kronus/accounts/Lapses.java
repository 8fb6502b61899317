package dev.kronus.accounts;

import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Table;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Registrations that nobody confirmed in time go, and their names are free again. */
public final class Lapses {
  /** Logical id of the function that does this. */
  static final String DRIVER = "LapseUser";

  private final Table table;
  private final Users users;
  private final Departures departures;
  private final InstantSource clock;

  public Lapses(Table table, Departures departures, InstantSource clock) {
    this.table = table;
    this.users = new Users(table);
    this.departures = departures;
    this.clock = clock;
  }

  /** Does what is to be done about the registration that {@code poke} names, if anything is. */
  public void lapse(Poke poke) {
    Key key = PendingItems.key(poke.uid());
    Instant now = clock.instant();
    Optional<Item> due =
        table
            .get(key)
            .filter(
                item -> item.maybeInstant("due_at").filter(at -> !now.isBefore(at)).isPresent());
    if (!poke.item().equals(PendingItems.SK) || due.isEmpty()) {
      return;
    }
    Optional<User> user = users.profile(poke.uid());
    if (user.isEmpty()) {
      return; // Whoever erases the rest takes this along.
    }
    if (user.get().status() == UserStatus.PENDING) {
      departures.delete(poke.uid(), still -> still.status() == UserStatus.PENDING);
    } else {
      table.write(PendingItems.over(poke.uid()));
    }
  }
}
