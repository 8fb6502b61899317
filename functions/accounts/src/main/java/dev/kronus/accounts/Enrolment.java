package dev.kronus.accounts;

import dev.kronus.duties.Obligation;
import dev.kronus.kernel.Email;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.Instant;
import java.util.Optional;

/**
 * A registration that was taken in, before anybody looked whether its address is known. It is an
 * obligation, so that none is forgotten.
 *
 * @param uid whose it will be, if nobody has the address
 * @param pledge what was registered
 */
record Enrolment(Uid uid, Email email, Optional<Username> chosenName, Pledge pledge) {
  static final String SK = "REGISTRATION";

  static Optional<Enrolment> find(Table table, Poke poke) {
    return poke.item().equals(SK)
        ? table.get(key(poke.uid())).map(item -> read(poke.uid(), item))
        : Optional.empty();
  }

  /** To be looked at now. */
  Write written(Instant now) {
    Item item =
        Item.empty()
            .with("email", email.value())
            .with("username", chosenName.map(Username::value))
            .with("pledge", pledge.stored());
    return Write.create(key(uid), Obligation.due(item, uid, now, Enrolments.DRIVER));
  }

  /** It was looked at; fails when it was before. */
  Write settled() {
    return Write.delete(key(uid), Condition.EXISTS);
  }

  /** The account that waits to be confirmed. */
  User user(boolean withName, Instant now) {
    return new User(
        uid,
        chosenName.filter(name -> withName),
        pledge.firstName(),
        pledge.lastName(),
        Optional.of(email),
        Optional.empty(),
        pledge.passwordHash(),
        User.BASIC,
        Groups.initial(),
        UserStatus.PENDING,
        1,
        1,
        now,
        now,
        Optional.empty());
  }

  private static Key key(Uid uid) {
    return Key.of(uid, SK);
  }

  private static Enrolment read(Uid uid, Item item) {
    return new Enrolment(
        uid,
        new Email(item.text("email")),
        item.maybeText("username").map(Username::new),
        Pledge.read(item).orElseThrow());
  }

  @Override
  public String toString() {
    return "Enrolment[" + uid + "]";
  }
}
