package dev.kronus.doubles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kronus.kernel.Uid;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Write;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The small doubles keep what they were asked. */
final class DoublesTest {
  private static final Poke POKE = new Poke(new Uid(7), "SETTINGS");
  private static final ZoneId TORONTO = ZoneId.of("America/Toronto");

  @Test
  void schedulesReplaceByName() {
    MemorySchedules schedules = new MemorySchedules();
    schedules.repeat("u7-a", "cron(0 18 ? * 4 *)", TORONTO, POKE);
    schedules.once("u7-a", Instant.EPOCH, POKE);
    schedules.once("u70-a", Instant.EPOCH, POKE);
    assertEquals(List.of("u7-a"), schedules.names("u7-"));
    assertEquals(2, schedules.timers().size());
    MemorySchedules.Timer once = new MemorySchedules.Single("u7-a", Instant.EPOCH, POKE);
    assertEquals(Optional.of(once), schedules.timer("u7-a"));
    schedules.delete("u7-a");
    schedules.delete("u7-a");
    assertEquals(Optional.empty(), schedules.timer("u7-a"));
  }

  @Test
  void secretsAreWhatWasPutLast() {
    MemorySecrets secrets = new MemorySecrets();
    assertEquals(Optional.empty(), secrets.read("settings"));
    Map<String, Object> json = new HashMap<>(Map.of("zone", "UTC"));
    secrets.put("settings", json);
    json.clear();
    assertEquals(Optional.of(Map.of("zone", "UTC")), secrets.read("settings"));
    assertEquals(Optional.empty(), secrets.remove("settings").read("settings"));
  }

  @Test
  void topicKeepsAlertsInOrder() {
    MemoryTopic topic = new MemoryTopic();
    topic.publish("one", "a");
    topic.publish("two", "b");
    assertEquals(
        List.of(new MemoryTopic.Alert("one", "a"), new MemoryTopic.Alert("two", "b")),
        topic.alerts());
  }

  @Test
  void invokerKeepsInvocationsUntilDrained() {
    MemoryInvoker invoker = new MemoryInvoker();
    invoker.poke("Probe", POKE);
    List<MemoryInvoker.Invocation> asked =
        List.of(new MemoryInvoker.Invocation("Probe", "{\"uid\":7,\"item\":\"SETTINGS\"}"));
    assertEquals(asked, invoker.invocations());
    assertEquals(asked, invoker.drain());
    assertEquals(List.of(), invoker.invocations());
  }

  @Test
  void tableShowsEverythingInOrder() {
    MemoryTable table = new MemoryTable();
    table.write(Write.create(new Key("B", "2"), Item.empty()));
    table.write(Write.create(new Key("B", "1"), Item.empty()));
    table.write(Write.create(new Key("A", "3"), Item.empty()));
    table.write(Write.delete(new Key("A", "3"), Condition.EXISTS));
    assertEquals(List.of("1", "2"), table.rows().stream().map(row -> row.key().sk()).toList());
    assertThrows(
        UnsupportedOperationException.class, () -> table.rows().get(0).item().values().clear());
  }
}
