package dev.kronus.accounts;

/**
 * A user with their probe settings, and with what other services keep with them: what is always
 * read and shown together.
 */
public record Account(User user, ProbeSettings settings, AdditionalFields additional) {
  /** Of somebody with whom nobody keeps anything. */
  public Account(User user, ProbeSettings settings) {
    this(user, settings, AdditionalFields.NONE);
  }
}
