package dev.kronus.doubles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.kernel.Page;
import dev.kronus.kernel.Paging;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Listing;
import dev.kronus.platform.Shard;
import dev.kronus.platform.Slice;
import dev.kronus.platform.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists by status over all shards. */
class ListingTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private final Meter meter = new Meter();
  private final MeteredTable table = new MeteredTable(new MemoryTable(), meter);
  private final List<String> places = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "0, 1, 1",
    "1, 1, 1",
    "7, 40, 3",
    "50, 40, 50",
    "101, 2, 7",
    "300, 1, 50",
    "300, 900, 50"
  })
  void showsEveryRowOnceNewestFirst(int rows, int users, int limit) {
    fill(rows, users);
    List<String> shown = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Page<Slice.Row> page = page(new Paging(limit, cursor));
      page.rows().forEach(row -> shown.add(Listing.place(row)));
      cursor = page.next();
    } while (cursor.isPresent());
    places.sort(Comparator.reverseOrder());
    assertEquals(places, shown);
  }

  @Test
  void readsNoMoreForMoreUsers() {
    fill(200, 100);
    page(new Paging(50, Optional.empty()));
    Bill few = meter.bill();
    fill(4_000, 2_000);
    meter.bill();
    page(new Paging(50, Optional.empty()));
    Bill many = meter.bill();
    assertTrue(many.readUnits() <= few.readUnits() * 1.25, few + " and then " + many);
    assertTrue(many.awsCalls() <= few.awsCalls() * 1.25, few + " and then " + many);
  }

  private Page<Slice.Row> page(Paging paging) {
    return Listing.read(table, List.of("JOB#dead", "JOB#enqueued"), paging, places.size());
  }

  private void fill(int rows, int users) {
    Random random = new Random(rows);
    for (int i = 0; i < rows; i++) {
      Uid uid = new Uid(1 + random.nextInt(users));
      String id = "j" + places.size();
      String place = Item.time(NOON.plusSeconds(random.nextInt(1_000))) + "#" + uid + "#" + id;
      places.add(place);
      Item item =
          Item.empty()
              .with("status_pk", (i % 3 == 0 ? "JOB#dead#" : "JOB#enqueued#") + Shard.of(uid))
              .with("status_sk", place);
      table.write(Write.put(Key.of(uid, "JOB#" + id), item, Condition.ANY));
    }
    meter.bill();
  }
}
