package dev.kronus.platform.aws;

import dev.kronus.platform.Config;
import dev.kronus.platform.Invoker;
import dev.kronus.platform.RotatingSecret;
import dev.kronus.platform.Schedules;
import dev.kronus.platform.Secrets;
import dev.kronus.platform.Table;
import dev.kronus.platform.Time;
import dev.kronus.platform.Topic;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * The seams as a deployed function has them. Each is made when it is first asked for, once a
 * process, so that a function loads only the clients it uses.
 */
public final class Seams {
  private Seams() {}

  public static Table table() {
    return OfTable.SEAM;
  }

  public static Schedules schedules() {
    return OfSchedules.SEAM;
  }

  /**
   * Its client is made when the first secret is read: many a function with a right to never does.
   */
  public static Secrets secrets() {
    return Config.isForSnapshot() ? OfSecrets.SEAM : new LaterSecrets();
  }

  /** Only the rotation asks for it, so it is made anew. */
  public static RotatingSecret rotatingSecret() {
    return new AwsRotatingSecret(Clients.secrets());
  }

  public static Topic topic() {
    return OfTopic.SEAM;
  }

  /** The same: most requests start no other function. */
  public static Invoker invoker() {
    return Config.isForSnapshot() ? OfInvoker.SEAM : new LaterInvoker();
  }

  public static InstantSource clock() {
    return Time.clock();
  }

  private static final class OfTable {
    static final Table SEAM = new DynamoTable(Clients.dynamo(), Config.get("TABLE"));

    static {
      Rehearsal.ofTable();
    }
  }

  private static final class OfSchedules {
    static final Schedules SEAM = new AwsSchedules(Clients.scheduler());

    static {
      Rehearsal.ofSchedules();
    }
  }

  private static final class OfSecrets {
    static final Secrets SEAM = new AwsSecrets(Clients.secrets());

    static {
      Rehearsal.ofSecrets();
    }
  }

  private static final class LaterSecrets implements Secrets {
    @Override
    public Optional<Map<String, Object>> read(String name) {
      return OfSecrets.SEAM.read(name);
    }

    @Override
    public Optional<Map<String, Object>> readFresh(String name) {
      return OfSecrets.SEAM.readFresh(name);
    }
  }

  private static final class LaterInvoker implements Invoker {
    @Override
    public void invoke(String function, String json) {
      OfInvoker.SEAM.invoke(function, json);
    }
  }

  private static final class OfTopic {
    static final Topic SEAM = new AwsTopic(Clients.sns());
  }

  private static final class OfInvoker {
    static final Invoker SEAM = new AwsInvoker(Clients.lambda());

    static {
      Rehearsal.ofInvoker();
    }
  }
}
