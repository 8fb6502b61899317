package dev.kronus.accounts;

import dev.kronus.kernel.Ids;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Counts;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Query;
import dev.kronus.platform.Slice;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.Instant;
import java.util.List;

/** API keys as items of their owners, and a marker that says whose a number is. */
final class ApiKeyItems {
  static final String PREFIX = "APIKEY#";

  /**
   * All keys in the index of lists: they are few and seldom change, so one partition holds them.
   */
  static final String LIST = "APIKEYS";

  /** The sequence of numbers. */
  static final Key SEQUENCE = new Key("SEQ#apikey", "SEQ#apikey");

  static final Counts COUNTS = new Counts("apikey");
  static final String TOTAL = "total";

  private ApiKeyItems() {}

  static Key key(Uid owner, long id) {
    return Key.of(owner, PREFIX + Ids.padded(id, 16));
  }

  static long id(Key key) {
    return Long.parseLong(key.sk().substring(PREFIX.length()));
  }

  static Key marker(long id) {
    return new Key(PREFIX + id, PREFIX + id);
  }

  /** How many keys somebody has. */
  static Key tally(Uid owner) {
    return Key.of(owner, LIST);
  }

  static Item of(ApiKey key) {
    return Item.empty()
        .with("name", key.name())
        .with("description", key.description())
        .with("role", key.role())
        .with("has_groups", key.hasGroups())
        .with("disabled", key.disabled())
        .with("hash", key.hash())
        .with("former_hash", key.former().map(ApiKey.Former::hash))
        .with("former_until", key.former().map(ApiKey.Former::until))
        .with("ends_at", key.endsAt())
        .with("last_used_at", key.lastUsedAt())
        .with("revision", key.revision())
        .with("created_at", key.createdAt())
        .with("updated_at", key.updatedAt())
        .with("status_pk", LIST)
        .with("status_sk", Item.time(key.createdAt()) + "#" + key.id());
  }

  static ApiKey read(Key key, Item item) {
    return new ApiKey(
        id(key),
        key.uid(),
        item.text("name"),
        item.text("description"),
        (int) item.number("role"),
        item.flag("has_groups"),
        item.flag("disabled"),
        item.text("hash"),
        item.maybeText("former_hash")
            .map(hash -> new ApiKey.Former(hash, item.instant("former_until"))),
        item.instant("ends_at"),
        item.maybeInstant("last_used_at"),
        item.number("revision"),
        item.instant("created_at"),
        item.instant("updated_at"));
  }

  static ApiKey read(Slice.Row row) {
    return read(row.key(), row.item());
  }

  /** A change of {@code before}, if nobody else changed it. */
  static Write.Update changed(ApiKey before, Instant now) {
    return Write.update(key(before.owner(), before.id()))
        .add("revision", 1)
        .set("updated_at", now)
        .when(Condition.equal("revision", before.revision()));
  }

  /** Has none of somebody's keys open anything any more, until they say so of each. */
  static List<Write> revoked(Table table, Uid owner, Instant now) {
    return table.all(Query.of(tally(owner).pk()).prefix(PREFIX)).stream()
        .map(ApiKeyItems::read)
        .filter(key -> !key.disabled())
        .<Write>map(key -> changed(key, now).set("disabled", true))
        .toList();
  }

  /**
   * That it was used; no more than that is changed, so whatever else is being changed is not lost,
   * and a key that is gone stays gone.
   */
  static Write used(ApiKey key, Instant now) {
    return Write.update(key(key.owner(), key.id())).set("last_used_at", now).when(Condition.EXISTS);
  }

  /** What goes with a key, besides its item and the tally of its owner's. */
  static List<Write> gone(Uid owner, long id) {
    return List.of(Write.delete(marker(id), Condition.ANY), COUNTS.fewer(owner, TOTAL));
  }
}
