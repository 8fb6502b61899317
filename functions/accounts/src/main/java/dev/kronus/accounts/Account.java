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

  /** The same, not yet written down, with what it begins with. */
  Account beginning(NewAccount wanted) {
    return new Account(user.in(wanted.groups()), settings, wanted.additional());
  }
}
