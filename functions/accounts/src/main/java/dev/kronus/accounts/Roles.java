package dev.kronus.accounts;

import dev.kronus.kernel.Page;
import dev.kronus.kernel.Paging;
import dev.kronus.kernel.Refusal;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Query;
import dev.kronus.platform.Slice;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The levels of power that may be given out; see {@link RoleHolders} for who has them. */
public final class Roles {
  private final Table table;
  private final Actors actors;
  private final InstantSource clock;

  public Roles(Table table, InstantSource clock) {
    this.table = table;
    this.actors = new Actors(table);
    this.clock = clock;
  }

  /** How a role is written in a path. */
  public static int parse(String number) {
    if (!number.matches("0|[1-9][0-9]{0,2}")) {
      throw missing();
    }
    return Integer.parseInt(number);
  }

  /** The most powerful first. */
  public Page<Role> list(Paging paging) {
    int after = paging.cursor().map(Roles::place).orElse(-1);
    Collection<Role> all = all();
    List<Role> rest = all.stream().filter(role -> role.number() > after).toList();
    List<Role> shown = rest.stream().limit(paging.limit()).toList();
    Optional<String> next =
        rest.size() > shown.size()
            ? Optional.of(Integer.toString(shown.getLast().number()))
            : Optional.empty();
    return new Page<>(shown, next, all.size());
  }

  public Role get(int number) {
    return table
        .get(RoleItems.key(number))
        .map(item -> RoleItems.read(number, item))
        .or(() -> Role.builtIn(number))
        .orElseThrow(Roles::missing);
  }

  /** Refuses a caller who is no admin, or is none any more. */
  public void requireStanding(Actor claimed) {
    if (!actors.now(claimed).isAdmin()) {
      throw new Refusal.Forbidden("Only an admin changes roles.");
    }
  }

  public Role create(NewRole wanted) {
    Refusal taken = new Refusal.Conflict("There is a role " + wanted.number() + " already.");
    if (Role.isBuiltIn(wanted.number())) {
      throw taken;
    }
    Optional<Instant> now = Optional.of(clock.instant());
    Role role = new Role(wanted.number(), wanted.name(), wanted.description(), now, now);
    try {
      table.write(Write.create(RoleItems.key(role.number()), RoleItems.of(role)));
    } catch (Table.ConditionFailed another) {
      throw taken;
    }
    return role;
  }

  public Role change(int number, RoleChange change) {
    Write.Update update = Write.update(RoleItems.key(number)).set("updated_at", clock.instant());
    if (change.name().isPresent()) {
      update = update.set("name", change.name());
    }
    if (change.description().isPresent()) {
      update = update.set("description", change.description());
    }
    if (!Role.isBuiltIn(number)) {
      update = update.when(Condition.EXISTS);
    }
    try {
      table.write(update);
    } catch (Table.ConditionFailed gone) {
      throw missing();
    }
    return get(number);
  }

  /** Refuses while anybody has it. */
  public void delete(int number) {
    if (Role.isBuiltIn(number)) {
      throw new Refusal.Conflict("Role " + number + " is built in and stays.");
    }
    Condition unused =
        Condition.either(
            Condition.missing(RoleItems.HOLDERS), Condition.atMost(RoleItems.HOLDERS, 0));
    try {
      table.write(Write.delete(RoleItems.key(number), Condition.all(Condition.EXISTS, unused)));
    } catch (Table.ConditionFailed kept) {
      get(number);
      throw new Refusal.Conflict("Somebody, or an API key, still has this role.");
    }
  }

  private Collection<Role> all() {
    Map<Integer, Role> all = new TreeMap<>();
    Role.BUILT_IN.forEach(role -> all.put(role.number(), role));
    for (Slice.Row row : table.all(Query.of(RoleItems.LIST))) {
      Role role = RoleItems.read(row);
      all.put(role.number(), role);
    }
    return all.values();
  }

  private static int place(String cursor) {
    if (!cursor.matches("[0-9]{1,3}")) {
      throw new Refusal.Invalid("cursor is not a cursor of this list.");
    }
    return Integer.parseInt(cursor);
  }

  private static Refusal missing() {
    return new Refusal.Missing("There is no such role.");
  }
}
