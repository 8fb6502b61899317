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
import java.util.List;
import java.util.Optional;

/** Users as items: the profile, and a marker for each thing that only one user may have. */
final class UserItems {
  /** Just before {@code SETTINGS} in the partition, so that one walk reads both. */
  static final String PROFILE = "PROFILE";

  /** The partition of the list of all users, without its shard. */
  static final String LIST = "USERS";

  /** The sequence of ids; it is not there until there is a first user. */
  static final Key SEQUENCE = new Key("SEQ#user", "SEQ#user");

  static final Key ADMINS = new Key("ADMINS", "ADMINS");

  /** What the number that somebody gave up is remembered by. */
  static final String FORMER = "FORMER#";

  /** Longer than a probe can be pending, however often it is asked and held back. */
  private static final Duration REMEMBERED = Duration.ofDays(14);

  private UserItems() {}

  static Key key(Uid uid) {
    return Key.of(uid, PROFILE);
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
        .with("first_name", user.firstName())
        .with("last_name", user.lastName())
        .with("email", user.email().value())
        .with("phone_number", user.phone().value())
        .with("password_hash", user.passwordHash())
        .with("role", user.role())
        .with("token_epoch", user.tokenEpoch())
        .with("created_at", user.createdAt())
        .with("updated_at", user.updatedAt())
        .with("status_pk", LIST + "#" + Shard.of(user.uid()))
        .with("status_sk", Item.time(user.createdAt()) + "#" + user.uid());
  }

  static User read(Key key, Item item) {
    return new User(
        key.uid(),
        item.text("first_name"),
        item.text("last_name"),
        new Email(item.text("email")),
        new PhoneNumber(item.text("phone_number")),
        item.text("password_hash"),
        (int) item.number("role"),
        item.number("token_epoch"),
        item.instant("created_at"),
        item.instant("updated_at"));
  }

  static User read(Slice.Row row) {
    return read(row.key(), row.item());
  }

  /** Nobody changed the user since they were read; whatever another wrote would be lost. */
  static Condition unchanged(User user) {
    return Condition.all(
        Condition.equal("first_name", user.firstName()),
        Condition.equal("last_name", user.lastName()),
        Condition.equal("email", user.email().value()),
        Condition.equal("phone_number", user.phone().value()),
        Condition.equal("password_hash", user.passwordHash()),
        Condition.equal("role", user.role()),
        Condition.equal("token_epoch", user.tokenEpoch()));
  }

  static Optional<Uid> owner(Optional<Item> marker) {
    return marker.map(item -> new Uid(item.number("uid")));
  }
}
