package dev.kronus.accounts;

import dev.kronus.kernel.Ids;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;

/** Sessions as items of their user. */
final class SessionItems {
  /** Sorts behind {@code SETTINGS}: whoever reads a user with their settings walks past none. */
  static final String PREFIX = "SIGNIN#";

  /** What the refresh secret is remembered by, and what remembers one that was used up. */
  static final String REFRESH = "refresh_hash";

  /** That it began with a code. */
  static final String BY_CODE = "by_code";

  private SessionItems() {}

  static Key key(Uid uid, long id) {
    return Key.of(uid, PREFIX + Ids.padded(id, 15));
  }

  static Key key(Session session) {
    return key(session.uid(), session.id());
  }

  /** Where a refresh secret of that session stands once it was used. */
  static Key spent(Uid uid, long session, String hash) {
    return Key.of(uid, "SPENT#%015d#%s".formatted(session, hash));
  }

  static Item of(Session session) {
    return Item.empty()
        .with("kind", session.kind().word())
        .with("ip", session.origin().ip())
        .with("device", session.origin().device())
        .with("created_at", session.createdAt())
        .with("last_seen_at", session.lastSeenAt())
        .with("ends_at", session.endsAt())
        .with("token_epoch", session.epoch())
        .with("expires_at", session.endsAt().getEpochSecond());
  }

  static Session read(Key key, Item item) {
    return new Session(
        key.uid(),
        Long.parseLong(key.sk().substring(PREFIX.length())),
        Session.Kind.of(item.text("kind")),
        new Origin(item.text("ip"), item.text("device")),
        item.instant("created_at"),
        item.instant("last_seen_at"),
        item.instant("ends_at"),
        item.number("token_epoch"));
  }
}
