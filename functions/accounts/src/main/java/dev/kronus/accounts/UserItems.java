package dev.kronus.accounts;

import dev.kronus.kernel.Email;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Shard;
import dev.kronus.platform.Slice;
import dev.kronus.platform.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Users as items: the profile, and a marker for each thing that only one user may have. */
final class UserItems {
  /** Just before {@code SETTINGS} in the partition, so that one walk reads both. */
  static final String PROFILE = "PROFILE";

  /** The partition of the list of all users, without its shard. */
  static final String LIST = "USERS";

  /** The same of those who are marked as deleted. */
  static final String DELETED = "USERS-DELETED";

  /** The sequence of ids; it is not there until there is a first user. */
  static final Key SEQUENCE = new Key("SEQ#user", "SEQ#user");

  /** How many have the first role and can act. */
  static final Key ADMINS = new Key("ADMINS", "ADMINS");

  /** What the number that somebody gave up is remembered by. */
  static final String FORMER = "FORMER#";

  /** Longer than a probe can be pending, however often it is asked and held back. */
  private static final Duration REMEMBERED = Duration.ofDays(14);

  private UserItems() {}

  static Key key(Uid uid) {
    return Key.of(uid, PROFILE);
  }

  /** Of a chosen name, which holds no {@code @}, so that it is never another's address. */
  static Key marker(Username chosenName) {
    return new Key("USERNAME#" + chosenName, "USERNAME#" + chosenName);
  }

  static Key marker(Email email) {
    return new Key("EMAIL#" + email, "EMAIL#" + email);
  }

  static Key marker(PhoneNumber phone) {
    return new Key("PHONE#" + phone, "PHONE#" + phone);
  }

  /** Reserves what {@code marker} stands for. */
  static Write taken(Key marker, Uid uid) {
    return Write.create(marker, Item.empty().with("uid", uid.value()));
  }

  /** Gives it back. */
  static Write freed(Key marker, Uid uid) {
    return Write.delete(marker, Condition.equal("uid", uid.value()));
  }

  /**
   * That a number was somebody's, under the number and, so that it goes when they go, under them.
   */
  static List<Write> former(PhoneNumber phone, Uid uid, Instant now) {
    Item item = Item.empty().with("expires_at", now.plus(REMEMBERED).getEpochSecond());
    return List.of(
        Write.put(former(phone, uid), item, Condition.ANY),
        Write.put(Key.of(uid, FORMER + phone), item, Condition.ANY));
  }

  static Key former(PhoneNumber phone, Uid uid) {
    return new Key(FORMER + phone, uid.toString());
  }

  static Item of(User user) {
    return Item.empty()
        .with("username", user.chosenName().map(Username::value))
        .with("first_name", user.firstName())
        .with("last_name", user.lastName())
        .with("email", user.email().map(Email::value))
        .with("phone_number", user.phone().map(PhoneNumber::value))
        .with("password_hash", user.passwordHash())
        .with("role", user.role())
        .with("groups", List.copyOf(user.sortedGroups()))
        .with("status", user.status().word())
        .with("token_epoch", user.tokenEpoch())
        .with("revision", user.revision())
        .with("created_at", user.createdAt())
        .with("updated_at", user.updatedAt())
        .with("deleted_at", user.deletedAt())
        .with("status_pk", list(user) + "#" + Shard.of(user.uid()))
        .with("status_sk", Item.time(user.createdAt()) + "#" + user.uid());
  }

  /** Whoever is marked as deleted is in a list of their own. */
  private static String list(User user) {
    return user.status() == UserStatus.DELETED ? DELETED : LIST;
  }

  static User read(Key key, Item item) {
    return new User(
        key.uid(),
        item.maybeText("username").map(Username::new),
        item.text("first_name"),
        item.text("last_name"),
        item.maybeText("email").map(Email::new),
        item.maybeText("phone_number").map(PhoneNumber::new),
        item.text("password_hash"),
        (int) item.number("role"),
        item.list("groups").stream().map(String.class::cast).collect(Collectors.toSet()),
        UserStatus.of(item.text("status")),
        item.number("token_epoch"),
        item.number("revision"),
        item.instant("created_at"),
        item.instant("updated_at"),
        item.maybeInstant("deleted_at"));
  }

  static User read(Slice.Row row) {
    return read(row.key(), row.item());
  }

  /** Nobody changed the user since they were read; whatever another wrote would be lost. */
  static Condition unchanged(User user) {
    return Condition.equal("revision", user.revision());
  }

  /** Every name that only they may have. */
  static List<Key> markers(User user) {
    return Stream.of(
            user.chosenName().map(UserItems::marker),
            user.email().map(UserItems::marker),
            user.phone().map(UserItems::marker))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Gives back the names that were given up, and takes the new ones. */
  static List<Write> renamed(User before, User after) {
    Uid uid = before.uid();
    List<Key> old = markers(before);
    List<Key> now = markers(after);
    List<Write> writes = new ArrayList<>();
    old.stream().filter(key -> !now.contains(key)).forEach(key -> writes.add(freed(key, uid)));
    now.stream().filter(key -> !old.contains(key)).forEach(key -> writes.add(taken(key, uid)));
    before
        .phone()
        .filter(phone -> !after.phone().equals(Optional.of(phone)))
        .ifPresent(phone -> writes.addAll(former(phone, uid, after.updatedAt())));
    return writes;
  }

  static Optional<Uid> owner(Optional<Item> marker) {
    return marker.map(item -> new Uid(item.number("uid")));
  }
}
