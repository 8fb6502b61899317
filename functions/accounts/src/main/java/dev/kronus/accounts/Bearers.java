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
        .filter(user -> session.isEmpty() || sessions.read(session.get(), read).isPresent())
        .map(user -> identity(user, proof));
  }

  private static Identity identity(User user, Tokens.Proof proof) {
    return new Identity(
        user, user.role(), user.groups(), Identity.Kind.TOKEN, proof.expiresAt(), proof.session());
  }
}
