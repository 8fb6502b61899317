package dev.kronus.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.doubles.Meanwhile;
import dev.kronus.kernel.Page;
import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Among many keys: no search costs more than its budget, and none is shown twice or left out. */
class KeySearchTest {
  private static final int MANY = 2300;
  private final TestStack stack = new TestStack();
  private final Meanwhile table = new Meanwhile(stack.table);
  private final KeySearch search = new KeySearch(table);

  @BeforeEach
  void manyAreThere() {
    Instant at = stack.clock.instant();
    for (int id = 1; id <= MANY; id++) {
      // Several of one moment: they differ by their ids alone.
      ApiKey key = key(id, at.plus(Duration.ofMillis(id / 7)));
      stack.table.write(Write.create(ApiKeyItems.key(key.owner(), id), ApiKeyItems.of(key)));
    }
  }

  private static ApiKey key(long id, Instant made) {
    KeyText text = KeyText.drawn(id, new Uid(1 + id % 100));
    NewApiKey wanted = new NewApiKey("key", "", Optional.empty(), Duration.ofDays(7));
    return ApiKey.made(text, wanted, 2, true, made);
  }

  @Test
  void aSearchLooksAtSoManyAndSaysWhereToGoOn() {
    Page<ApiKey> found = search.find(query(1, 100, 0, Optional.empty()));
    assertEquals(2, table.reads(), "two pages of 500");
    assertEquals(List.of(), found.rows());
    assertEquals(-1, found.total(), "not counted");
    assertTrue(found.next().isPresent());
    Page<ApiKey> second = search.find(query(1, 100, 0, found.next()));
    Page<ApiKey> third = search.find(query(1, 100, 0, second.next()));
    assertEquals(List.of(1L), ids(third));
    assertEquals(Optional.empty(), third.next());
  }

  @Test
  void everyKeyIsShownOnce() {
    List<Long> seen = new ArrayList<>();
    Optional<String> next = Optional.empty();
    do {
      Page<ApiKey> found = search.find(query(MANY, 70, 0, next));
      seen.addAll(ids(found));
      next = found.next();
    } while (next.isPresent());
    assertEquals(MANY, seen.size());
    assertEquals(MANY, seen.stream().distinct().count());
  }

  @Test
  void aPageIsOneOfWhatMatches() {
    List<Long> all = ids(search.find(query(MANY, 30, 0, Optional.empty())));
    assertEquals(all.subList(20, 30), ids(search.find(query(MANY, 10, 2, Optional.empty()))));
  }

  @Test
  void aPageBeyondTheBudgetIsRefusedAndNotEmpty() {
    assertThrows(Refusal.Invalid.class, () -> search.find(query(MANY, 100, 11, Optional.empty())));
  }

  private static KeyQuery query(long upTo, int limit, int page, Optional<String> cursor) {
    return new KeyQuery(key -> key.id() <= upTo, new KeyPaging(limit, page, cursor));
  }

  private static List<Long> ids(Page<ApiKey> found) {
    return found.rows().stream().map(ApiKey::id).toList();
  }
}
