package dev.kronus.accounts;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a good credential proves, and what they may with it.
 *
 * @param user as they are now
 * @param role never more powerful than the user's own
 * @param groups never more than the user's own
 * @param kind what was shown
 * @param session the sign-in the credential belongs to, if it belongs to one
 */
public record Identity(
    User user,
    int role,
    Set<String> groups,
    Kind kind,
    Instant expiresAt,
    Optional<Session> session) {
  public Identity {
    groups = Set.copyOf(groups);
  }

  /** What somebody may show. */
  public enum Kind {
    TOKEN,
    API_KEY;

    /** How others are told. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public boolean isAdmin() {
    return role < User.BASIC;
  }
}
