package dev.kronus.duties.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.doubles.Answer;
import dev.kronus.doubles.GatewayCall;
import dev.kronus.doubles.MemoryTable;
import dev.kronus.doubles.MovableClock;
import dev.kronus.duties.Sweeper;
import dev.kronus.platform.Config;
import dev.kronus.platform.Table;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GetHealthTest {
  private final MemoryTable table = new MemoryTable();
  private final MovableClock clock = MovableClock.at("2026-11-20T12:00:00Z");

  @BeforeEach
  void nameTheVersion() {
    Config.use(Map.of("VERSION", "0.1.0", "SETTINGS_SECRET", "settings"));
  }

  @Test
  void isWellWhileTheSweeperRuns() {
    sweep();
    clock.advance(Duration.ofMinutes(5).minusSeconds(1));
    Answer answer = ask(table);
    assertEquals(200, answer.status());
    assertEquals(
        Map.of(
            "status",
            "ok",
            "version",
            "0.1.0",
            "oldest_overdue_seconds",
            0,
            "checks",
            Map.of("table", "ok", "sweeper", "ok")),
        answer.data());
  }

  @Test
  void isUnwellWhenTheSweeperFellSilent() {
    sweep();
    clock.advance(Duration.ofMinutes(5));
    Answer answer = ask(table);
    assertEquals(503, answer.status());
    assertEquals(false, answer.body().get("success"));
    assertEquals("unavailable", answer.code());
    assertEquals("request-1", answer.body().get("request_id"));
    assertEquals("unwell", answer.data().get("status"));
    assertEquals(Map.of("table", "ok", "sweeper", "silent"), answer.data().get("checks"));
  }

  @Test
  void isUnwellBeforeTheFirstSweep() {
    Answer answer = ask(table);
    assertEquals(503, answer.status());
    assertNull(answer.data().get("oldest_overdue_seconds"));
    assertTrue(answer.data().containsKey("oldest_overdue_seconds"));
  }

  @Test
  void isUnwellWhenTheTableDoesNotAnswer() {
    Answer answer = ask(unreachable());
    assertEquals(503, answer.status());
    assertEquals(Map.of("table", "unreachable", "sweeper", "silent"), answer.data().get("checks"));
  }

  @Test
  void refusesQueriesItDoesNotKnow() {
    Answer answer =
        GatewayCall.get("/health").query("verbose", "1").to(new GetHealth(table, clock));
    assertEquals(400, answer.status());
    assertEquals("invalid", answer.code());
  }

  private Answer ask(Table asked) {
    return GatewayCall.get("/health").to(new GetHealth(asked, clock));
  }

  private void sweep() {
    new Sweeper(table, (f, json) -> {}, name -> Optional.of(Map.of()), url -> {}, clock).sweep();
  }

  private static Table unreachable() {
    return (Table)
        Proxy.newProxyInstance(
            Table.class.getClassLoader(),
            new Class<?>[] {Table.class},
            (proxy, method, args) -> {
              throw new IllegalStateException("unreachable");
            });
  }
}
