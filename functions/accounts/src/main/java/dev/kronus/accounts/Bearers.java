package dev.kronus.accounts;

import dev.kronus.kernel.Uid;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Log;
import dev.kronus.platform.Table;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Who stands behind a credential. */
public final class Bearers {
  private static final String SCHEME = "bearer ";

  private final Table table;
  private final Tokens tokens;
  private final Sessions sessions;
  private final InstantSource clock;

  public Bearers(Table table, Tokens tokens, Sessions sessions, InstantSource clock) {
    this.table = table;
    this.tokens = tokens;
    this.sessions = sessions;
    this.clock = clock;
  }

  /** Whose credential an {@code Authorization} header holds; empty unless it is a good one. */
  public Optional<Identity> bearer(String header) {
    return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? identify(header.substring(SCHEME.length()).strip())
        : Optional.empty();
  }

  /**
   * Whose credential it is, a token or an API key, with one read of the table. Empty when it is not
   * good, or was ended: by a deletion, a demotion, a new password, or the end of its session; a key
   * also when it was disabled or replaced.
   */
  public Optional<Identity> identify(String credential) {
    return KeyText.isMeant(credential)
        ? KeyText.parse(credential).flatMap(this::opened)
        : tokens.verify(credential).flatMap(this::standing);
  }

  private Optional<Identity> opened(KeyText text) {
    Instant now = clock.instant();
    Key at = ApiKeyItems.key(text.owner(), text.id());
    Map<Key, Item> read = table.getAll(List.of(UserItems.key(text.owner()), at));
    Optional<User> owner = Users.read(text.owner(), read).filter(User::isActive);
    Optional<ApiKey> key = Optional.ofNullable(read.get(at)).map(it -> ApiKeyItems.read(at, it));
    Optional<Instant> until = key.flatMap(it -> it.opens(text, now));
    if (owner.isEmpty() || until.isEmpty()) {
      return Optional.empty();
    }
    note(key.get(), now);
    return Optional.of(key.get().identity(owner.get(), until.get()));
  }

  /** Once an hour, and whether or not it can be written down: it is not worth a refusal. */
  private void note(ApiKey key, Instant now) {
    if (key.isLongUnused(now)) {
      try {
        table.write(ApiKeyItems.used(key, now));
      } catch (RuntimeException unwritten) {
        Log.warn("key use not noted", "key", key.id(), "why", unwritten.getClass().getName());
      }
    }
  }

  private Optional<Identity> standing(Tokens.Proof proof) {
    Uid uid = proof.uid();
    Optional<Key> session = proof.session().map(id -> SessionItems.key(uid, id));
    List<Key> keys = Stream.concat(Stream.of(UserItems.key(uid)), session.stream()).toList();
    Map<Key, Item> read = table.getAll(keys);
    return Users.read(uid, read)
        .filter(user -> user.isActive() && user.tokenEpoch() == proof.epoch())
        .flatMap(user -> session.isEmpty() ? identity(user, proof) : inSession(user, proof, read));
  }

  private Optional<Identity> inSession(User user, Tokens.Proof proof, Map<Key, Item> read) {
    Key key = SessionItems.key(user.uid(), proof.session().orElseThrow());
    Optional<Session> session = sessions.read(key, read);
    session.ifPresent(sessions::seen);
    return session.map(running -> identity(user, proof, Optional.of(running)));
  }

  private static Optional<Identity> identity(User user, Tokens.Proof proof) {
    return Optional.of(identity(user, proof, Optional.empty()));
  }

  private static Identity identity(User user, Tokens.Proof proof, Optional<Session> session) {
    return new Identity(
        user, user.role(), user.groups(), Identity.Kind.TOKEN, proof.expiresAt(), session);
  }
}
