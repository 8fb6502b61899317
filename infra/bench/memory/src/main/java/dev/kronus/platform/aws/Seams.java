package dev.kronus.platform.aws;

import dev.kronus.doubles.MemoryInvoker;
import dev.kronus.doubles.MemoryRotatingSecret;
import dev.kronus.doubles.MemorySchedules;
import dev.kronus.doubles.MemorySecrets;
import dev.kronus.doubles.MemoryTable;
import dev.kronus.doubles.MemoryTopic;
import dev.kronus.doubles.Meter;
import dev.kronus.doubles.MeteredSchedules;
import dev.kronus.doubles.MeteredTable;
import dev.kronus.platform.Invoker;
import dev.kronus.platform.RotatingSecret;
import dev.kronus.platform.Schedules;
import dev.kronus.platform.Secrets;
import dev.kronus.platform.Table;
import dev.kronus.platform.Time;
import dev.kronus.platform.Topic;
import java.time.InstantSource;
import java.util.Map;

/**
 * Stands before the deployed class of this name on the class path of a measurement, and so gives
 * every function the doubles: what is left is what Kronus itself costs.
 */
public final class Seams {
  /** Set where calls are counted and not timed. */
  private static final boolean METERED = Boolean.getBoolean("kronus.metered");

  private static final Meter METER = new Meter();
  private static final MemoryTable MEMORY = new MemoryTable();
  private static final Table TABLE = METERED ? new MeteredTable(MEMORY, METER) : MEMORY;
  private static final Secrets SECRETS = new MemorySecrets();
  private static final Schedules SCHEDULES =
      METERED ? new MeteredSchedules(new MemorySchedules(), METER) : new MemorySchedules();
  private static final Topic TOPIC = METERED ? Seams::published : new MemoryTopic();
  private static final Invoker INVOKER = METERED ? Seams::invoked : new MemoryInvoker();

  private Seams() {}

  private static void published(String subject, String text) {
    METER.call("sns", "Publish");
  }

  private static void invoked(String function, String json) {
    METER.call("lambda", "Invoke");
  }

  public static Table table() {
    return TABLE;
  }

  public static Schedules schedules() {
    return SCHEDULES;
  }

  public static Secrets secrets() {
    return SECRETS;
  }

  public static RotatingSecret rotatingSecret() {
    return new MemoryRotatingSecret(Map.of());
  }

  public static Topic topic() {
    return TOPIC;
  }

  public static Invoker invoker() {
    return INVOKER;
  }

  public static InstantSource clock() {
    return Time.clock();
  }
}
