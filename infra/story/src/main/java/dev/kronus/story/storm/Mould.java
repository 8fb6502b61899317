package dev.kronus.story.storm;

import dev.kronus.accounts.NewUser;
import dev.kronus.accounts.UserStatus;
import dev.kronus.doubles.MemoryInvoker;
import dev.kronus.doubles.MemoryTable;
import dev.kronus.doubles.MemoryTopic;
import dev.kronus.kernel.Email;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Shard;
import dev.kronus.platform.Slice;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import dev.kronus.story.Ground;
import dev.kronus.story.Kronus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * New users without a password's 30 ms: one is registered through the front door, once, and every
 * other is cast from what that left in the table.
 */
final class Mould {
  static final String PASSWORD = "very-secure-1";
  private static final List<Slice.Row> ROWS = made();

  private Mould() {}

  private static List<Slice.Row> made() {
    MemoryTable table = new MemoryTable();
    Stage stage =
        new Stage(0, new Weather(Plan.of(0), List.of(), new java.util.SplittableRandom(0)));
    Kronus kronus =
        new Kronus(
            new Ground(
                stage.clock(),
                table,
                new Carrier(stage, new Chronicle(), (sid, status) -> {}),
                new StormTimers(stage, poke -> {}),
                new MemoryInvoker(),
                new MemoryTopic()));
    kronus.registrations.admit(somebody(), 2, UserStatus.ACTIVE);
    return table.rows();
  }

  private static NewUser somebody() {
    return NewUser.of(
        "Mould",
        "Stark",
        new Email("mould@example.com"),
        new PhoneNumber("+14165550000"),
        PASSWORD);
  }

  /** Writes down a new user. */
  static void cast(Table table, Uid uid, String name, PhoneNumber phone, Instant now) {
    List<Write> writes = new ArrayList<>();
    for (Slice.Row row : ROWS) {
      String pk = row.key().pk();
      if (pk.startsWith("USER#")) {
        Key key = Key.of(uid, row.key().sk());
        writes.add(Write.put(key, mine(row.item(), uid, name, phone, now), Condition.ANY));
      } else if (pk.startsWith("PHONE#")) {
        writes.add(marker("PHONE#" + phone, uid));
      } else if (pk.startsWith("EMAIL#")) {
        writes.add(marker("EMAIL#" + email(name), uid));
      }
    }
    table.write(writes);
  }

  private static Write marker(String key, Uid uid) {
    return Write.put(new Key(key, key), Item.empty().with("uid", uid.value()), Condition.ANY);
  }

  private static Item mine(Item mould, Uid uid, String name, PhoneNumber phone, Instant now) {
    Item item = mould.with("created_at", now).with("updated_at", now);
    if (!item.has("phone_number")) {
      return item;
    }
    return item.with("first_name", name)
        .with("email", email(name))
        .with("phone_number", phone.value())
        .with("status_pk", "USERS#" + Shard.of(uid))
        .with("status_sk", Item.time(now) + "#" + uid);
  }

  static String email(String name) {
    return name.toLowerCase(java.util.Locale.ROOT) + "@example.com";
  }
}
