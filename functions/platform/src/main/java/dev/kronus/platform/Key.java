package dev.kronus.platform;

import dev.kronus.kernel.Uid;

/** Where an item stands in the table: partition key and sort key. */
public record Key(String pk, String sk) {
  /** An item of a user's own. Ownership lives in the key: {@code USER#<uid>}. */
  public static Key of(Uid uid, String sk) {
    return new Key("USER#" + uid, sk);
  }

  /** The user whose item this is; fails when it is nobody's. */
  public Uid uid() {
    if (!pk.startsWith("USER#")) {
      throw new IllegalStateException("not a user's item: " + pk);
    }
    return new Uid(Long.parseLong(pk.substring("USER#".length())));
  }

  /** By hand, as the next: a record's own are linked anew in every cold start that asks. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Key key && pk.equals(key.pk) && sk.equals(key.sk);
  }

  @Override
  public int hashCode() {
    return 31 * pk.hashCode() + sk.hashCode();
  }
}
