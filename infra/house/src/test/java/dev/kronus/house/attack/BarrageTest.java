package dev.kronus.house.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.kronus.house.attack.Http.Said;
import dev.kronus.house.attack.Http.Shot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand requests at all routes: never a 5xx, always our shape, and nothing changed by what
 * was refused. Another seed: {@code -Dkronus.barrage.seed=...}.
 */
class BarrageTest {
  private static final int SHOTS = 10_000;
  private static final int VOLLEY = 25;

  /** What may change the table although it is refused: attempts are counted. */
  private static final Set<String> CHANGING = Set.of("POST", "PUT", "DELETE");

  private static Town town;
  private static List<String> tokens;
  private static List<String> bad;
  private final Map<Integer, Integer> statuses = new TreeMap<>();
  private Items before;
  private int compared;

  @BeforeAll
  static void open() {
    town = Town.open();
    Town.Resident admin = town.founder();
    Town.Resident tony = town.resident(admin, "Tony", "+14165550101");
    town.trusts(tony, "Bruce", "+14165550103");
    List<String> old = List.of(admin.token(), tony.token());
    town.cloud.sleepThrough(java.time.Duration.ofHours(25));
    town.pass("PT2M");
    assertEquals(200, town.poke("Sweep", 1, "-").status());
    tokens = List.of(town.login("Founder"), town.login("Tony"));
    bad = new ArrayList<>(Tokens.bad(tokens.getLast()));
    old.forEach(expired -> bad.add("Bearer " + expired));
  }

  @AfterAll
  static void close() {
    town.close();
  }

  @Test
  void everythingGetsADefiniteAnswer() {
    long seed = Long.getLong("kronus.barrage.seed", System.nanoTime());
    Barrage barrage = new Barrage(town, seed, tokens, bad);
    long start = System.nanoTime();
    before = look();
    for (int shots = 0; shots < SHOTS; shots += VOLLEY) {
      List<Shot> volley = new ArrayList<>();
      for (int i = 0; i < VOLLEY; i++) {
        volley.add(barrage.next());
      }
      fire(volley, seed);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "barrage: seed %d, %d requests in %.1f s, %.0f/s, statuses %s, compared %d times%n",
        seed, SHOTS, seconds, SHOTS / seconds, statuses, compared);
    assertTrue(compared > SHOTS / VOLLEY / 4, "compared only " + compared + " times");
    List<Integer> expected = List.of(200, 201, 400, 401, 403, 404, 409, 413, 415);
    assertTrue(statuses.keySet().containsAll(expected), "some kind was never met: " + statuses);
  }

  private void fire(List<Shot> volley, long seed) {
    List<Said> said = Crowd.of(volley.size(), i -> town.send(volley.get(i)));
    boolean changed = false;
    for (int i = 0; i < volley.size(); i++) {
      Said answer = said.get(i);
      List<String> faults = Shape.faults(volley.get(i), answer);
      if (!faults.isEmpty()) {
        fail("seed " + seed + ": " + faults + "\n" + volley.get(i).told() + "\n" + answer);
      }
      statuses.merge(answer.status(), 1, Integer::sum);
      changed |= answer.status() < 400 && CHANGING.contains(volley.get(i).method());
    }
    if (changed) {
      town.settle();
      before = look();
    } else {
      compared++;
      String told = "seed " + seed + "\n" + volley.stream().map(Shot::told).toList();
      assertEquals(before, look(), () -> told);
    }
  }

  private static Items look() {
    return Items.read(town).withoutCounting();
  }
}
