package dev.kronus.accounts;

import dev.kronus.kernel.Fields;
import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Creates, changes and deletes many accounts by one request, each by the name it is known by. */
public final class AccountBatches {
  private final Users users;
  private final Accounts accounts;
  private final Arrivals arrivals;

  public AccountBatches(Users users, Accounts accounts, Arrivals arrivals) {
    this.users = users;
    this.accounts = accounts;
    this.arrivals = arrivals;
  }

  /**
   * @param only whom all entries must be about, when that was said
   */
  public List<Outcome> apply(Actor actor, Optional<String> only, List<Entry> entries) {
    Optional<User> self = users.profile(actor.uid());
    return Outcome.of(
        entries,
        entry -> {
          refuseOthers(only, entry.ref());
          return apply(actor, self, entry);
        });
  }

  private String apply(Actor actor, Optional<User> self, Entry entry) {
    Optional<Uid> known = known(actor, self, entry.ref());
    if (entry.record().isEmpty()) {
      delete(actor, known.orElseThrow(() -> new Refusal.Missing("There is no such user.")));
      return "deleted";
    }
    Map<String, Object> record = entry.record().get();
    if (known.isPresent()) {
      accounts.change(actor, known.get(), read(record, AccountChange::ofRecord));
      return "changed";
    }
    arrivals.add(actor, read(record, fields -> NewAccount.ofRecord(entry.ref(), fields)));
    return "created";
  }

  private void delete(Actor actor, Uid uid) {
    if (!actor.uid().equals(uid) && !actor.mayAs(Groups.ADMIN)) {
      throw new Refusal.Forbidden("Only an admin deletes somebody else.");
    }
    accounts.markDeleted(actor, uid);
  }

  /** Whoever may only change themselves does not learn who else there is. */
  private Optional<Uid> known(Actor actor, Optional<User> self, String ref) {
    Optional<Uid> own = self.filter(user -> user.isCalled(ref)).map(User::uid);
    if (own.isPresent()) {
      return own;
    }
    if (!actor.mayAs(Groups.MANAGER)) {
      throw new Refusal.Forbidden("You may change your own account only.");
    }
    return users.byUsername(ref).map(User::uid);
  }

  private static void refuseOthers(Optional<String> only, String ref) {
    if (only.filter(name -> !name.strip().equalsIgnoreCase(ref.strip())).isPresent()) {
      throw new Refusal.Invalid("ref must be the name in the path.");
    }
  }

  private static <T> T read(Map<String, Object> record, Function<Fields, T> reader) {
    if (record.isEmpty()) {
      throw new Refusal.Invalid("record must have at least one field.");
    }
    Fields fields = new Fields(record);
    T read = reader.apply(fields);
    fields.check();
    return read;
  }
}
