package dev.kronus.doubles;

import com.amazonaws.services.dynamodbv2.local.main.ServerRunner;
import com.amazonaws.services.dynamodbv2.local.server.DynamoDBProxyServer;
import dev.kronus.platform.Config;
import dev.kronus.platform.Query;
import dev.kronus.platform.aws.DynamoDb;
import dev.kronus.platform.aws.DynamoTable;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * DynamoDB Local, once in this process, with a new table for whoever asks. DynamoDB Local itself is
 * an optional dependency of this module: who wants it here has to name it.
 */
public final class LocalDynamo {
  private static final AtomicInteger TABLES = new AtomicInteger();
  private static LocalDynamo running;

  private final DynamoDb client = DynamoDb.here();

  private LocalDynamo() {}

  static synchronized LocalDynamo running() throws Exception {
    if (running == null) {
      int port = freePort();
      String[] options = {"-inMemory", "-disableTelemetry", "-port", Integer.toString(port)};
      DynamoDBProxyServer server = ServerRunner.createServerFromCommandLineArgs(options);
      server.start();
      Config.use(
          Map.of(
              "AWS_REGION", "eu-west-1",
              "AWS_ACCESS_KEY_ID", "local",
              "AWS_SECRET_ACCESS_KEY", "local",
              "AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:" + port));
      running = new LocalDynamo();
    }
    return running;
  }

  /** An empty table, through the deployed adapter. */
  public static DynamoTable table() {
    try {
      LocalDynamo dynamo = running();
      return new DynamoTable(dynamo.client, dynamo.newTable());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** The name of an empty table, as the template describes it. */
  String newTable() {
    String name = "kronus-" + TABLES.incrementAndGet();
    List<Object> attributes = new ArrayList<>();
    List<Object> indexes = new ArrayList<>();
    for (Query.Index index : Query.Index.values()) {
      attributes.add(attribute(index.pk()));
      attributes.add(attribute(index.sk()));
      DynamoTable.index(index).ifPresent(title -> indexes.add(index(title, index)));
    }
    client.call(
        "CreateTable",
        Map.of(
            "TableName", name,
            "BillingMode", "PAY_PER_REQUEST",
            "AttributeDefinitions", attributes,
            "KeySchema", keys(Query.Index.TABLE),
            "GlobalSecondaryIndexes", indexes));
    return name;
  }

  private static Map<String, Object> index(String title, Query.Index index) {
    return Map.of(
        "IndexName", title,
        "KeySchema", keys(index),
        "Projection", Map.of("ProjectionType", "ALL"));
  }

  private static List<Object> keys(Query.Index index) {
    return List.of(key(index.pk(), "HASH"), key(index.sk(), "RANGE"));
  }

  private static Map<String, Object> key(String name, String type) {
    return Map.of("AttributeName", name, "KeyType", type);
  }

  private static Map<String, Object> attribute(String name) {
    return Map.of("AttributeName", name, "AttributeType", "S");
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
