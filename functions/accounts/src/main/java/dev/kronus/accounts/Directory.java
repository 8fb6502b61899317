package dev.kronus.accounts;

import dev.kronus.kernel.Page;
import dev.kronus.kernel.Paging;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Listing;
import dev.kronus.platform.Slice;
import dev.kronus.platform.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everybody with an account, listed and looked for. */
public final class Directory {
  private static final int AT_ONCE = 100;

  private final Table table;
  private final Users users;
  private final Search search;

  public Directory(Table table) {
    this.table = table;
    this.users = new Users(table);
    this.search = new Search(table, users);
  }

  /** Newest first; those who are looked for in the order of the word they were found by. */
  public Page<Account> list(UserQuery query) {
    return query.words().isEmpty() ? all(query) : search.of(query);
  }

  /** Somebody by a name or an address of theirs; not when they are marked as deleted. */
  public Optional<User> named(String username) {
    return users.byUsername(username).filter(user -> user.status() != UserStatus.DELETED);
  }

  /** Somebody as they are known to themselves. */
  public Optional<User> self(Actor actor) {
    return users.profile(actor.uid());
  }

  /** A user with their settings. */
  public Account account(Uid uid) {
    return users.account(uid);
  }

  private Page<Account> all(UserQuery query) {
    List<String> lists = new ArrayList<>(List.of(UserItems.LIST));
    Map<String, Long> counts = Users.COUNTS.read(table);
    long total = counts.getOrDefault(Users.TOTAL, 0L);
    if (query.deleted()) {
      lists.add(UserItems.DELETED);
      total += counts.getOrDefault(Users.DELETED, 0L);
    }
    Optional<String> cursor = query.cursor();
    for (int left = query.passed(); left > 0; left -= AT_ONCE) {
      cursor = part(lists, Math.min(left, AT_ONCE), cursor, total).next();
      if (cursor.isEmpty()) {
        return new Page<>(List.of(), Optional.empty(), total);
      }
    }
    Page<Slice.Row> rows = part(lists, query.limit(), cursor, total);
    List<Uid> uids = rows.rows().stream().map(row -> row.key().uid()).toList();
    // The index lags: whoever was deleted meanwhile is not shown.
    List<Account> shown =
        users.all(uids).stream().filter(account -> query.shows(account.user())).toList();
    return new Page<>(shown, rows.next(), total);
  }

  private Page<Slice.Row> part(List<String> lists, int limit, Optional<String> cursor, long total) {
    return Listing.read(table, lists, new Paging(limit, cursor), total);
  }
}
