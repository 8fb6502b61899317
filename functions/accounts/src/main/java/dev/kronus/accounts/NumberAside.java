package dev.kronus.accounts;

import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.util.Optional;

/**
 * A telephone number that somebody says is theirs, kept aside until a code that was sent to it
 * comes back. It keeps it from nobody else: two may wait for one number, and it belongs to whoever
 * confirms it first.
 */
final class NumberAside {
  private NumberAside() {}

  static Key key(Uid uid) {
    return Key.of(uid, "NUMBER");
  }

  static Optional<PhoneNumber> find(Table table, Uid uid) {
    return table.get(key(uid)).map(item -> new PhoneNumber(item.text("phone_number")));
  }

  /** Takes the place of one that was there. */
  static Write kept(Uid uid, Optional<PhoneNumber> number) {
    return number
        .<Write>map(
            one ->
                Write.put(key(uid), Item.empty().with("phone_number", one.value()), Condition.ANY))
        .orElseGet(() -> gone(uid));
  }

  static Write gone(Uid uid) {
    return Write.delete(key(uid), Condition.ANY);
  }
}
