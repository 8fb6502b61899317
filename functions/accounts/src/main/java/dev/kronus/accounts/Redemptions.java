package dev.kronus.accounts;

import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Seal;
import dev.kronus.platform.Secrets;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes one-time codes back: whoever brings one is signed in. Every try is counted on all codes
 * that are out before it is looked at, so that many at once are no more than one after the other.
 */
public final class Redemptions {
  private static final String WRONG = "The code is wrong or no longer good.";

  /** How often it is tried again because another request of the same user came between. */
  private static final int TRIES = 8;

  private final Table table;
  private final Users users;
  private final Attempts attempts;
  private final Sessions sessions;
  private final Tokens tokens;
  private final Bearers bearers;
  private final Seal seal;
  private final InstantSource clock;

  public Redemptions(
      Table table,
      Attempts attempts,
      Sessions sessions,
      Tokens tokens,
      Bearers bearers,
      Secrets secrets,
      InstantSource clock) {
    this.table = table;
    this.users = new Users(table);
    this.attempts = attempts;
    this.sessions = sessions;
    this.tokens = tokens;
    this.bearers = bearers;
    this.seal = new Seal(secrets);
    this.clock = clock;
  }

  /**
   * Signs in whoever brings the code.
   *
   * @param authorization the caller's {@code Authorization} header: a new number is confirmed by
   *     whoever is signed in already
   */
  public Logins.SignedIn redeem(
      String username, String typed, Optional<String> authorization, Origin origin) {
    String name = UsernameText.known(username);
    String code = Codes.read(typed);
    Attempts.Counted counted = attempts.count(name, origin.ip());
    Optional<User> user = users.byUsername(name);
    Uid uid = user.map(User::uid).orElse(Uid.NOBODY);
    List<OneTimeCode> out = tried(uid);
    byte[] sealed = bytes(seal.of(OneTimeCode.PURPOSE, uid, code));
    Optional<OneTimeCode> back =
        out.stream().filter(one -> MessageDigest.isEqual(bytes(one.sealed()), sealed)).findFirst();
    if (back.isEmpty()) {
      noted(counted, user, origin);
      throw wrong();
    }
    User after = accepted(uid, back.get(), out, authorization, origin);
    attempts.giveBack(counted);
    Session session = sessions.beginByCode(after, origin, Tokens.LIFE);
    String token = tokens.issue(after, Optional.of(session.id()), Tokens.LIFE);
    return new Logins.SignedIn(after, session, token);
  }

  private void noted(Attempts.Counted counted, Optional<User> user, Origin origin) {
    if (counted.isWorthALine()) {
      sessions.refused(user, origin);
    }
  }

  /** The codes that are out, with this try counted on each of them; as much work for any number. */
  private List<OneTimeCode> tried(Uid uid) {
    for (int i = 0; i < TRIES; i++) {
      Instant now = clock.instant();
      List<OneTimeCode> out = OneTimeCode.live(table, uid, now);
      List<Write> counted = new ArrayList<>();
      out.forEach(one -> counted.add(one.tried()));
      while (counted.size() < OneTimeCode.MOST_OUT) {
        counted.add(Decoy.tried(now));
      }
      if (written(counted)) {
        return out;
      }
    }
    throw wrong();
  }

  /** False when another try came between. */
  private boolean written(List<Write> writes) {
    try {
      table.write(writes);
      return true;
    } catch (Table.ConditionFailed another) {
      return false;
    }
  }

  private User accepted(
      Uid uid,
      OneTimeCode back,
      List<OneTimeCode> out,
      Optional<String> authorization,
      Origin origin) {
    for (int i = 0; i < TRIES; i++) {
      User before = users.profile(uid).orElseThrow(Redemptions::wrong);
      Confirmation confirmation = confirmation(before, back, authorization);
      User after = confirmation.after();
      Changes changes = used(back, out).add(confirmation.writes());
      changes.add(Audit.event(uid, Audit.What.CODE_USED, clock.instant(), origin));
      try {
        changes.commit(table);
        return after;
      } catch (Table.ConditionFailed failed) {
        refuse(failed, back, after);
      }
    }
    throw new Refusal.Conflict("The user is being changed by other requests; try again.");
  }

  /** A code comes back once, and ends the others. */
  private static Changes used(OneTimeCode back, List<OneTimeCode> out) {
    Changes changes = new Changes().add(back.used());
    out.stream().filter(one -> !one.equals(back)).forEach(one -> changes.add(one.dropped()));
    return changes;
  }

  private Confirmation confirmation(User before, OneTimeCode back, Optional<String> authorization) {
    Optional<PhoneNumber> aside = NumberAside.find(table, before.uid());
    boolean self =
        authorization
            .flatMap(bearers::bearer)
            .filter(caller -> caller.kind() == Identity.Kind.TOKEN)
            .filter(caller -> caller.user().uid().equals(before.uid()))
            .isPresent();
    PendingItems.Registered registered = PendingItems.registered(table, before.uid());
    return Confirmation.of(before, back, aside.filter(number -> self), registered, clock.instant())
        .orElseThrow(Redemptions::wrong);
  }

  private static void refuse(Table.ConditionFailed failed, OneTimeCode back, User after) {
    if (failed.on(back.key())) {
      throw wrong();
    }
    if (after.phone().map(UserItems::marker).filter(failed::on).isPresent()) {
      throw new Refusal.Conflict("phone_number is taken.");
    }
  }

  private static Refusal wrong() {
    return new Refusal.Unauthenticated(WRONG);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
