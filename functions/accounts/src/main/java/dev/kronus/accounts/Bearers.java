package dev.kronus.accounts;

import dev.kronus.kernel.Uid;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Table;
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

  public Bearers(Table table, Tokens tokens, Sessions sessions) {
    this.table = table;
    this.tokens = tokens;
    this.sessions = sessions;
  }

  /** Whose credential an {@code Authorization} header holds; empty unless it is a good one. */
  public Optional<Identity> bearer(String header) {
    return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? identify(header.substring(SCHEME.length()).strip())
        : Optional.empty();
  }

  /**
   * Whose credential it is, with one read of the table. Empty when it is not good, or was ended: by
   * a deletion, a demotion, a new password, or the end of its session.
   */
  public Optional<Identity> identify(String credential) {
    return tokens.verify(credential).flatMap(this::standing);
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
