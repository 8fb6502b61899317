package dev.kronus.accounts;

import dev.kronus.kernel.Email;
import dev.kronus.kernel.Page;
import dev.kronus.kernel.Paging;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Counts;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Listing;
import dev.kronus.platform.Query;
import dev.kronus.platform.Slice;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everybody with an account, as others look them up. */
public final class Users {
  static final Counts COUNTS = new Counts("user");

  /** The one status users are counted in. */
  static final String TOTAL = "total";

  private final Table table;

  public Users(Table table) {
    this.table = table;
  }

  /** A user with their settings, in one read. */
  public Account account(Uid uid) {
    return find(uid).orElseThrow(() -> new Refusal.Missing("There is no such user."));
  }

  /** The same; empty when there is no such user. */
  public Optional<Account> find(Uid uid) {
    Query both =
        Query.of(Key.of(uid, "").pk()).between(UserItems.PROFILE, ProbeSettingsItems.SETTINGS);
    List<Slice.Row> rows = table.query(both).rows();
    return rows.size() < 2
        ? Optional.empty()
        : Optional.of(
            new Account(UserItems.read(rows.getFirst()), ProbeSettingsItems.read(rows.getLast())));
  }

  /** What a table says about a user, read together with other things. */
  static Optional<User> read(Uid uid, Map<Key, Item> read) {
    Key key = UserItems.key(uid);
    return Optional.ofNullable(read.get(key)).map(item -> UserItems.read(key, item));
  }

  /** A user without the settings. */
  public Optional<User> profile(Uid uid) {
    Key key = UserItems.key(uid);
    return table.get(key).map(item -> UserItems.read(key, item));
  }

  public Optional<User> byPhone(PhoneNumber phone) {
    return owner(UserItems.marker(phone)).filter(user -> user.phone().equals(Optional.of(phone)));
  }

  /** Whose number it was until lately: a probe may still be out there. */
  public List<Uid> formerly(PhoneNumber phone) {
    return table.all(Query.of(UserItems.FORMER + phone)).stream()
        .map(row -> new Uid(Long.parseLong(row.key().sk())))
        .toList();
  }

  public Optional<User> byEmail(Email email) {
    return owner(UserItems.marker(email)).filter(user -> user.email().equals(Optional.of(email)));
  }

  /** By the name or the address they sign in with; always one read for the marker, known or not. */
  public Optional<User> byUsername(String username) {
    return username.indexOf('@') >= 0
        ? Email.parse(username).flatMap(this::byEmail)
        : Username.parse(username)
            .flatMap(
                name ->
                    owner(UserItems.marker(name))
                        .filter(user -> user.chosenName().equals(Optional.of(name))));
  }

  /** All users, newest first. */
  public Page<Account> list(Paging paging) {
    long total = COUNTS.read(table).getOrDefault(TOTAL, 0L);
    Page<Slice.Row> page = Listing.read(table, List.of(UserItems.LIST), paging, total);
    // The index lags: whoever was deleted meanwhile is not shown.
    List<Account> accounts =
        page.rows().stream().flatMap(row -> find(row.key().uid()).stream()).toList();
    return new Page<>(accounts, page.next(), page.total());
  }

  /**
   * Part of every transaction that writes below a user: fails when there is no such user, so that
   * nothing comes back to life after a deletion.
   */
  public static Write present(Uid uid) {
    return Write.check(UserItems.key(uid), Condition.EXISTS);
  }

  /** The key that {@link #present} checks, to ask a failed transaction whether it was that. */
  public static Key presence(Uid uid) {
    return UserItems.key(uid);
  }

  private Optional<User> owner(Key marker) {
    return UserItems.owner(table.get(marker)).flatMap(this::profile);
  }
}
