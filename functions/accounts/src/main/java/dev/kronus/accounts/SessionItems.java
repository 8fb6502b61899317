package dev.kronus.accounts;

import dev.kronus.kernel.Uid;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;

/** Sessions as items of their user. */
final class SessionItems {
  static final String PREFIX = "SESSION#";

  private SessionItems() {}

  static Key key(Uid uid, long id) {
    return Key.of(uid, PREFIX + "%015d".formatted(id));
  }

  static Item of(Session session) {
    return Item.empty()
        .with("ip", session.origin().ip())
        .with("device", session.origin().device())
        .with("created_at", session.createdAt())
        .with("last_seen_at", session.lastSeenAt())
        .with("ends_at", session.endsAt())
        .with("expires_at", session.endsAt().getEpochSecond());
  }

  static Session read(Key key, Item item) {
    return new Session(
        key.uid(),
        Long.parseLong(key.sk().substring(PREFIX.length())),
        new Origin(item.text("ip"), item.text("device")),
        item.instant("created_at"),
        item.instant("last_seen_at"),
        item.instant("ends_at"));
  }
}
