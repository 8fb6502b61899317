package dev.kronus.platform.aws;

import dev.kronus.kernel.Uid;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Config;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Query;
import dev.kronus.platform.Write;
import dev.kronus.platform.edge.Snapshot;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Before a snapshot is taken, every adapter of the function makes its calls once to {@link Nobody},
 * who says yes to everything, so that the picture holds the classes that writing a request and
 * reading an answer take. Nothing leaves the process, no right is needed, and what is said stays in
 * an adapter that is thrown away.
 */
final class Rehearsal {
  private static final Key NOTHING = new Key("NOTHING", "NOTHING");

  private Rehearsal() {}

  static void ofTable() {
    if (Config.isForSnapshot()) {
      Snapshot.before(Rehearsal::table);
    }
  }

  static void ofSecrets() {
    if (Config.isForSnapshot()) {
      Snapshot.before(Rehearsal::secrets);
    }
  }

  static void ofInvoker() {
    if (Config.isForSnapshot()) {
      Snapshot.before(Rehearsal::invoker);
    }
  }

  static void ofSchedules() {
    if (Config.isForSnapshot()) {
      Snapshot.before(Rehearsal::schedules);
    }
  }

  private static void table() {
    DynamoTable table = new DynamoTable(Clients.dynamo(new Nobody(200)), NOTHING.pk());
    table.get(NOTHING);
    table.getAll(List.of(NOTHING));
    table.query(Query.of(NOTHING.pk()).prefix("N").newestFirst().limit(1));
    table.query(Query.of(Query.Index.STATUS, NOTHING.pk()).limit(1));
    table.write(
        Write.create(NOTHING, Item.empty().with("n", 1).with("text", "x")),
        Write.check(new Key("NOTHING", "CHECK"), Condition.EXISTS),
        Write.delete(new Key("NOTHING", "DELETE"), Condition.EXISTS),
        Write.update(new Key("NOTHING", "UPDATE")).set("n", 1).add("m", 1).when(Condition.EXISTS));
    table.write(Write.put(NOTHING, Item.empty().with("n", 1), Condition.ANY));
  }

  private static void secrets() {
    new AwsSecrets(Clients.client(SecretsManagerClient.builder(), new Nobody(200))).read("nothing");
  }

  private static void invoker() {
    new AwsInvoker(Clients.client(LambdaClient.builder(), new Nobody(202))).invoke("Nothing", "{}");
  }

  private static void schedules() {
    AwsSchedules schedules =
        new AwsSchedules(Clients.client(SchedulerClient.builder(), new Nobody(200)));
    schedules.once("nothing", Instant.EPOCH, new Poke(Uid.NOBODY, "NOTHING"));
    schedules.delete("nothing");
  }
}
