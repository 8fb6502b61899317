package dev.kronus.accounts;

import java.util.Locale;

/** Whether somebody may sign in, and be asked. */
public enum UserStatus {
  /** Registered, and has not yet proved that the address or the number is theirs. */
  PENDING,
  ACTIVE,
  /** Switched off by an admin. */
  INACTIVE,
  /** Marked as deleted; an admin may restore it until it is erased. */
  DELETED;

  /** How it is stored. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static UserStatus of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
