package dev.kronus.platform.aws;

import dev.kronus.doubles.MemoryInvoker;
import dev.kronus.doubles.MemoryRotatingSecret;
import dev.kronus.doubles.MemorySchedules;
import dev.kronus.doubles.MemorySecrets;
import dev.kronus.doubles.MemoryTable;
import dev.kronus.doubles.MemoryTopic;
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
  private static final Table TABLE = new MemoryTable();
  private static final Secrets SECRETS = new MemorySecrets();
  private static final Schedules SCHEDULES = new MemorySchedules();
  private static final Topic TOPIC = new MemoryTopic();
  private static final Invoker INVOKER = new MemoryInvoker();

  private Seams() {}

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
