package dev.kronus.accounts;

import dev.kronus.kernel.Email;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.platform.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a code that came back makes of its user.
 *
 * @param after the user, as they are then
 * @param writes what makes them so, on condition that nobody changed them since
 */
record Confirmation(User after, List<Write> writes) {

  /**
   * Empty when the code proves nothing any more, since what it was sent to is no longer theirs.
   *
   * @param aside a number of theirs that is not confirmed yet, if whoever brings the code is them
   * @param registered how this address was registered, if the account is not confirmed
   */
  static Optional<Confirmation> of(
      User before,
      OneTimeCode code,
      Optional<PhoneNumber> aside,
      PendingItems.Registered registered,
      Instant now) {
    if (before.phone().isEmpty() && before.isActive() && is(aside, code)) {
      return Optional.of(numbered(before, aside.get(), now));
    }
    boolean theirs =
        before.email().map(Email::value).filter(code.to()::equals).isPresent()
            || is(before.phone(), code);
    if (!theirs) {
      return Optional.empty();
    }
    return switch (before.status()) {
      case ACTIVE -> Optional.of(new Confirmation(before, List.of(stillThere(before))));
      case PENDING -> Optional.of(confirmed(before, code, registered, now));
      case INACTIVE, DELETED -> Optional.empty();
    };
  }

  private static boolean is(Optional<PhoneNumber> number, OneTimeCode code) {
    return number.map(PhoneNumber::value).filter(code.to()::equals).isPresent();
  }

  private static Confirmation numbered(User before, PhoneNumber number, Instant now) {
    User after = before.edit().phone(number).at(now);
    List<Write> writes = UserWrites.changed(before, after).writes();
    writes.add(NumberAside.gone(before.uid()));
    return new Confirmation(after, writes);
  }

  /**
   * What was registered counts. A code that was asked for later does not say who registered the
   * address, perhaps a stranger, so then nobody's password counts: they sign in by code. Neither
   * does one where somebody got no code of their own, and so has those of others only.
   */
  private static Confirmation confirmed(
      User before, OneTimeCode code, PendingItems.Registered registered, Instant now) {
    UserEdit edit = before.edit().status(UserStatus.ACTIVE, now);
    List<Write> writes = new ArrayList<>();
    if (code.pledge().isPresent() && registered != PendingItems.Registered.SOME_UNHEARD) {
      Pledge pledge = code.pledge().get();
      edit.firstName(pledge.firstName()).lastName(pledge.lastName());
      edit.passwordHash(pledge.passwordHash());
      writes.add(NumberAside.kept(before.uid(), pledge.phone()));
    } else if (registered != PendingItems.Registered.BY_NOBODY) {
      edit.passwordHash(Passwords.NOBODYS);
      writes.add(NumberAside.gone(before.uid()));
    }
    User after = edit.at(now);
    writes.addAll(UserWrites.changed(before, after).writes());
    writes.add(PendingItems.over(before.uid()));
    writes.add(Audit.event(before.uid(), Audit.What.STATUS_CHANGED, now));
    return new Confirmation(after, writes);
  }

  /** Nothing changes, and nobody switched them off since. */
  private static Write stillThere(User user) {
    return Write.check(UserItems.key(user.uid()), UserItems.unchanged(user));
  }
}
