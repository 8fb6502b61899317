package dev.kronus.accounts;

import dev.kronus.kernel.Email;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Counts;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Log;
import dev.kronus.platform.Query;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everybody with an account, as others look them up. */
public final class Users {
  static final Counts COUNTS = new Counts("user");

  /** What everybody is counted as who is not marked as deleted. */
  static final String TOTAL = "total";

  static final String DELETED = "deleted";

  /** A user is three items, and a call reads a hundred. */
  private static final int AT_ONCE = 33;

  private final Table table;

  public Users(Table table) {
    this.table = table;
  }

  /** A user with their settings, in one read. */
  public Account account(Uid uid) {
    return find(uid).orElseThrow(Users::noSuchUser);
  }

  /** The same; empty when there is no such user. */
  public Optional<Account> find(Uid uid) {
    return account(uid, table.getAll(keys(uid)));
  }

  /** Those of them that there are, in their order; a read for each {@value #AT_ONCE}. */
  List<Account> all(List<Uid> uids) {
    List<Account> found = new ArrayList<>();
    for (int from = 0; from < uids.size(); from += AT_ONCE) {
      List<Uid> some = uids.subList(from, Math.min(uids.size(), from + AT_ONCE));
      List<Key> keys = some.stream().flatMap(uid -> keys(uid).stream()).toList();
      Map<Key, Item> read = table.getAll(keys);
      some.forEach(uid -> account(uid, read).ifPresent(found::add));
    }
    return found;
  }

  private static List<Key> keys(Uid uid) {
    return List.of(UserItems.key(uid), ProbeSettingsItems.key(uid), AdditionalFields.key(uid));
  }

  private static Optional<Account> account(Uid uid, Map<Key, Item> read) {
    Item settings = read.get(ProbeSettingsItems.key(uid));
    Item fields = read.get(AdditionalFields.key(uid));
    return settings == null
        ? Optional.empty()
        : read(uid, read)
            .map(
                user ->
                    new Account(
                        user,
                        ProbeSettingsItems.read(ProbeSettingsItems.key(uid), settings),
                        fields == null ? AdditionalFields.NONE : AdditionalFields.read(fields)));
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

  /** The same of somebody who was there a moment ago; missing when they have left since. */
  public User needed(Uid uid) {
    return profile(uid).orElseThrow(Users::noSuchUser);
  }

  /** There is nobody of that uid. */
  public static Refusal.Missing noSuchUser() {
    return new Refusal.Missing("There is no such user.");
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

  /** By the name or the address they sign in with; as many reads whether or not they are known. */
  public Optional<User> byUsername(String username) {
    return named(username).or(() -> profile(Uid.NOBODY));
  }

  private Optional<User> named(String username) {
    return username.indexOf('@') >= 0
        ? Email.parse(username).flatMap(this::byEmail)
        : Username.parse(username)
            .flatMap(
                name ->
                    owner(UserItems.marker(name))
                        .filter(user -> user.chosenName().equals(Optional.of(name))));
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

  /** Keeps the same password under a hash as it is made now. */
  void rehash(User user, String hash) {
    try {
      table.write(
          Write.update(UserItems.key(user.uid()))
              .set("password_hash", hash)
              .add("revision", 1)
              .when(UserItems.unchanged(user)));
    } catch (Table.ConditionFailed changedMeanwhile) {
      Log.info("rehash comes another time", "uid", user.uid());
    }
  }

  private Optional<User> owner(Key marker) {
    return UserItems.owner(table.get(marker)).flatMap(this::profile);
  }
}
