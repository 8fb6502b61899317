package dev.kronus.accounts;

import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Item;
import dev.kronus.platform.OperatorSettings;
import dev.kronus.platform.Secrets;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Gives people accounts: the first one may come by themselves, an admin brings the others. */
public final class Registrations {
  /** The first user's id; the sequence begins with it. */
  private static final Uid FIRST = new Uid(1);

  /**
   * How often the race for the first place is run again when the table was too busy to decide it.
   */
  private static final int RACES = 4;

  private final Table table;
  private final Bearers bearers;
  private final SetupCode setupCode;
  private final Secrets secrets;
  private final Markers markers;
  private final InstantSource clock;

  public Registrations(
      Table table, Bearers bearers, SetupCode setupCode, Secrets secrets, InstantSource clock) {
    this.table = table;
    this.bearers = bearers;
    this.setupCode = setupCode;
    this.secrets = secrets;
    this.markers = new Markers(table, secrets);
    this.clock = clock;
  }

  /**
   * @param authorization the caller's {@code Authorization} header
   */
  public Account register(NewUser wanted, Optional<String> authorization) {
    if (table.get(UserItems.SEQUENCE).isEmpty()) {
      setupCode.check(wanted.setupCode());
      wanted.phone().ifPresent(markers::refuseForeign);
      Optional<Account> first = first(wanted);
      if (first.isPresent()) {
        return first.get();
      }
    }
    return further(wanted, admin(authorization));
  }

  /**
   * Empty when another was first. The password is hashed once, before the race: whoever is late by
   * that much need not run.
   */
  private Optional<Account> first(NewUser wanted) {
    if (wanted.role().filter(role -> role != User.FIRST).isPresent()) {
      throw new Refusal.Invalid("role must be 0 or left out: the first user is the admin.");
    }
    Account account = account(FIRST, wanted, User.FIRST, UserStatus.ACTIVE);
    for (int race = 1; table.get(UserItems.SEQUENCE).isEmpty(); race++) {
      Changes changes = UserWrites.created(account);
      changes.add(Write.create(UserItems.SEQUENCE, Item.empty().with("last", FIRST.value())));
      try {
        changes.commit(table);
        return Optional.of(account);
      } catch (Table.ConditionFailed another) {
        return Optional.empty();
      } catch (Table.Contended undecided) {
        if (race == RACES) {
          throw undecided;
        }
      }
    }
    return Optional.empty();
  }

  private Identity admin(Optional<String> authorization) {
    Identity caller =
        authorization
            .flatMap(bearers::bearer)
            .orElseThrow(
                () ->
                    new Refusal.Unauthenticated(
                        "Users are added by an admin: sign in as one and send the token."));
    if (!caller.isAdmin()) {
      throw new Refusal.Forbidden("Users are added by an admin.");
    }
    return caller;
  }

  private Account further(NewUser wanted, Identity admin) {
    int role = wanted.role().orElse(User.BASIC);
    if (admin.kind() == Identity.Kind.API_KEY && role < User.BASIC) {
      throw new Refusal.Forbidden("An API key makes nobody an admin: sign in.");
    }
    if (role < admin.role()) {
      throw new Refusal.Forbidden("Nobody can give more power than they have.");
    }
    return admit(wanted, role, UserStatus.ACTIVE);
  }

  /** Makes a user; whoever calls has decided that there may be one, and with what power. */
  public Account admit(NewUser wanted, int role, UserStatus status) {
    return admit(new NewAccount(wanted, Groups.initial(), AdditionalFields.NONE), role, status);
  }

  /** The same with what it begins with. */
  Account admit(NewAccount beginning, int role, UserStatus status) {
    NewUser wanted = beginning.user();
    RoleHolders.refuseUnknown(table, role);
    wanted.phone().ifPresent(markers::refuseForeign);
    markers.refuseTaken(wanted.chosenName(), wanted.email(), wanted.phone());
    Uid uid = new Uid(table.add(UserItems.SEQUENCE, "last", 1));
    Account account = account(uid, wanted, role, status).beginning(beginning);
    try {
      UserWrites.created(account).commit(table);
    } catch (Table.ConditionFailed taken) {
      RoleHolders.refuseUnknown(taken, role);
      Members.refuseUnknown(taken, beginning.groups());
      markers.refuseTaken(wanted.chosenName(), wanted.email(), wanted.phone());
      throw new Refusal.Conflict("Another had the same a moment ago; try again.");
    }
    return account;
  }

  private Account account(Uid uid, NewUser wanted, int role, UserStatus status) {
    Instant now = clock.instant();
    User user = user(uid, wanted, Passwords.hash(wanted.password()), role, status, now);
    return new Account(
        user, ProbeSettings.fresh(uid, OperatorSettings.read(secrets).defaultTimeZone(), now));
  }

  private static User user(
      Uid uid, NewUser wanted, String passwordHash, int role, UserStatus status, Instant now) {
    return new User(
        uid,
        wanted.chosenName(),
        wanted.firstName(),
        wanted.lastName(),
        wanted.email(),
        wanted.phone(),
        passwordHash,
        role,
        Groups.initial(),
        status,
        1,
        1,
        now,
        now,
        Optional.empty());
  }
}
