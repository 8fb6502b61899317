package dev.kronus.story.cost;

import dev.kronus.doubles.MemoryTable;
import dev.kronus.doubles.MovableClock;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Shard;
import dev.kronus.platform.Slice;
import dev.kronus.platform.Write;
import dev.kronus.story.Passing;
import dev.kronus.story.Person;
import dev.kronus.story.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Users by the million: somebody is made by Kronus itself, asked and answered once, and everything
 * that was written about her is written again for each of the others, who differ in what names them
 * and stand in the shards of their own.
 */
public final class Population {
  /** Seven figures that stand nowhere else in what is written about her. */
  private static final long MOULD = 9_000_000;

  private static final long FIRST = 1_000_000;
  private static final Key SEQUENCE = new Key("SEQ#user", "SEQ#user");
  private final List<Slice.Row> mould = new ArrayList<>();

  public Population() {
    MemoryTable table = new MemoryTable();
    table.write(Write.put(SEQUENCE, Item.empty().with("last", MOULD - 1), Condition.ANY));
    World world = new World(MovableClock.at("2026-11-18T12:00:00Z"), table, "SM", ground -> ground);
    Passing time = new Passing(world);
    Person ann = Person.joins(world, "U" + MOULD, "+1416" + MOULD);
    ann.trusts("Bruce", "+1647" + MOULD);
    ann.isAskedAt("0 9 19 * *", "UTC", 3, 60);
    time.pass(Duration.ofHours(22));
    world.text(ann.phone(), "yes");
    time.pass(Duration.ofHours(1));
    table.rows().stream().filter(row -> isHers(row.key())).forEach(mould::add);
  }

  /** As many more users, whose last was number {@code already}. */
  public void settle(MemoryTable table, int already, int more) {
    for (int i = 0; i < more; i++) {
      long id = FIRST + already + i;
      List<Write> writes = new ArrayList<>();
      mould.forEach(row -> writes.add(put(row, new Uid(id))));
      table.write(writes);
    }
    long last = FIRST + already + more;
    table.write(Write.put(SEQUENCE, Item.empty().with("last", last), Condition.ANY));
  }

  private static boolean isHers(Key key) {
    return (key.pk() + key.sk()).contains(Long.toString(MOULD)) || key.pk().startsWith("SID#");
  }

  private static Write put(Slice.Row row, Uid uid) {
    Map<String, Object> values = new LinkedHashMap<>();
    row.item().values().forEach((name, value) -> values.put(name, renamed(name, value, uid)));
    Key key = row.key();
    String sid = key.pk().startsWith("SID#") ? "-" + uid : "";
    String pk = renamed("pk", key.pk() + sid, uid).toString();
    return Write.put(
        new Key(pk, renamed("sk", key.sk(), uid).toString()), Item.of(values), Condition.ANY);
  }

  private static Object renamed(String name, Object value, Uid uid) {
    return switch (value) {
      case Long number when number == MOULD -> uid.value();
      case String text when isSharded(name, text) ->
          text.substring(0, text.length() - 2) + Shard.of(uid);
      case String text -> text.replace(Long.toString(MOULD), uid.toString());
      default -> value;
    };
  }

  private static boolean isSharded(String name, String text) {
    return name.equals("due_pk")
        || name.equals("status_pk")
        || (name.equals("pk") && text.startsWith("FIND#"));
  }
}
