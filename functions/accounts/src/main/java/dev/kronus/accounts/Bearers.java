package dev.kronus.accounts;

import java.util.Optional;

/** Who stands behind an {@code Authorization} header. */
public final class Bearers {
  private static final String SCHEME = "bearer ";

  private final Users users;
  private final Tokens tokens;

  public Bearers(Users users, Tokens tokens) {
    this.users = users;
    this.tokens = tokens;
  }

  /**
   * The user whose token it is, as they are now. Empty when the token is not good, or was ended: by
   * a deletion, a demotion or a new password.
   */
  public Optional<User> bearer(String header) {
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    return tokens
        .verify(header.substring(SCHEME.length()).strip())
        .flatMap(
            proof -> users.profile(proof.uid()).filter(user -> user.tokenEpoch() == proof.epoch()));
  }
}
