package dev.kronus.doubles;

import dev.kronus.platform.Poke;
import dev.kronus.platform.Schedules;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Timers whose calls are counted as the deployed adapter would make them: Scheduler has no "create
 * or replace", so one that is there already takes two calls.
 */
public record MeteredSchedules(Schedules behind, Meter meter) implements Schedules {
  private static final String SERVICE = "scheduler";

  @Override
  public void repeat(String name, String expression, ZoneId zone, Poke poke) {
    put(name);
    behind.repeat(name, expression, zone, poke);
  }

  @Override
  public void once(String name, Instant when, Poke poke) {
    put(name);
    behind.once(name, when, poke);
  }

  @Override
  public void delete(String name) {
    meter.call(SERVICE, "DeleteSchedule");
    behind.delete(name);
  }

  @Override
  public List<String> names(String prefix) {
    meter.call(SERVICE, "ListSchedules");
    return behind.names(prefix);
  }

  private void put(String name) {
    meter.call(SERVICE, "CreateSchedule");
    if (behind.names(name).contains(name)) {
      meter.call(SERVICE, "UpdateSchedule");
    }
  }
}
