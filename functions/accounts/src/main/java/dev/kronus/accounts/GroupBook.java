package dev.kronus.accounts;

import dev.kronus.kernel.Fields;
import dev.kronus.kernel.Refusal;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Query;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The groups there are: those that are built in, and those that admins made. */
public final class GroupBook {
  private static final int MOST = 100;
  private static final int LONGEST_DESCRIPTION = 200;
  private static final Key COUNT = new Key(GroupItems.LIST, "COUNT");
  private static final Condition EMPTY =
      Condition.either(
          Condition.missing(GroupItems.MEMBERS), Condition.atMost(GroupItems.MEMBERS, 0));

  private final Table table;
  private final Actors actors;
  private final InstantSource clock;

  public GroupBook(Table table, InstantSource clock) {
    this.table = table;
    this.actors = new Actors(table);
    this.clock = clock;
  }

  /** In the order of their names, the built-in ones first. */
  public List<Group> all() {
    List<Group> groups = new ArrayList<>();
    Groups.builtIn().forEach((name, text) -> groups.add(new Group(name, text, true)));
    table.all(Query.of(GroupItems.LIST).prefix(GroupItems.PREFIX)).stream()
        .map(row -> new Group(GroupItems.name(row.key()), row.item().text("description"), false))
        .forEach(groups::add);
    return groups;
  }

  /** Makes, describes and deletes groups. */
  public List<Outcome> apply(Actor claimed, List<Entry> entries) {
    if (!actors.now(claimed).mayAs(Groups.ADMIN)) {
      throw new Refusal.Forbidden("Only an admin changes groups.");
    }
    return Outcome.of(entries, this::apply);
  }

  private String apply(Entry entry) {
    String name = entry.ref().strip();
    if (!Groups.isName(name)) {
      throw new Refusal.Invalid("ref must be " + Groups.RULE + ".");
    }
    if (Groups.builtIn().containsKey(name)) {
      throw new Refusal.Conflict("This group is built in and stays as it is.");
    }
    if (entry.record().isEmpty()) {
      delete(name);
      return "deleted";
    }
    String description = description(name, entry.record().get());
    if (isChanged(name, description)) {
      return "changed";
    }
    create(name, description);
    return "created";
  }

  private static String description(String name, Map<String, Object> record) {
    Fields fields = new Fields(record);
    Optional<String> again = fields.optionalText("name", 1, LONGEST_DESCRIPTION);
    if (again.filter(other -> !other.equals(name)).isPresent()) {
      fields.fault("name", "must be the ref: a group cannot be renamed");
    }
    String description = fields.text("description", 1, LONGEST_DESCRIPTION);
    fields.check();
    return description;
  }

  /** False when there is no such group. */
  private boolean isChanged(String name, String description) {
    Write.Update update =
        Write.update(GroupItems.key(name))
            .when(Condition.EXISTS)
            .set("description", description)
            .set("updated_at", clock.instant());
    try {
      table.write(update);
      return true;
    } catch (Table.ConditionFailed missing) {
      return false;
    }
  }

  private void create(String name, String description) {
    Item item = Item.empty().with("description", description).with("created_at", clock.instant());
    Condition room =
        Condition.either(Condition.missing("count"), Condition.atMost("count", MOST - 1));
    try {
      new Changes()
          .add(Write.create(GroupItems.key(name), item))
          .add(Write.update(COUNT).add("count", 1).when(room))
          .commit(table);
    } catch (Table.ConditionFailed failed) {
      throw new Refusal.Conflict(
          failed.on(COUNT)
              ? "There are " + MOST + " groups already."
              : "The group was made by another request just now.");
    }
  }

  private void delete(String name) {
    Key key = GroupItems.key(name);
    try {
      new Changes()
          .add(Write.delete(key, Condition.all(Condition.EXISTS, EMPTY)))
          .add(Write.update(COUNT).add("count", -1))
          .commit(table);
    } catch (Table.ConditionFailed refused) {
      long members =
          table
              .get(key)
              .orElseThrow(() -> new Refusal.Missing("There is no such group."))
              .number(GroupItems.MEMBERS, 0);
      throw new Refusal.Conflict("The group has members: " + members + ".");
    }
  }
}
