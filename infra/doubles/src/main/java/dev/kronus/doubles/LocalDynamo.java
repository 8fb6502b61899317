package dev.kronus.doubles;

import com.amazonaws.services.dynamodbv2.local.main.ServerRunner;
import com.amazonaws.services.dynamodbv2.local.server.DynamoDBProxyServer;
import dev.kronus.platform.Config;
import dev.kronus.platform.Query;
import dev.kronus.platform.aws.Clients;
import dev.kronus.platform.aws.DynamoTable;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * DynamoDB Local, once in this process, with a new table for whoever asks. DynamoDB Local itself is
 * an optional dependency of this module: who wants it here has to name it.
 */
public final class LocalDynamo {
  private static final AtomicInteger TABLES = new AtomicInteger();
  private static LocalDynamo running;

  private final DynamoDbClient client = Clients.dynamo();

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
    List<AttributeDefinition> attributes = new ArrayList<>();
    List<GlobalSecondaryIndex> indexes = new ArrayList<>();
    for (Query.Index index : Query.Index.values()) {
      attributes.add(attribute(index.pk()));
      attributes.add(attribute(index.sk()));
      DynamoTable.index(index).ifPresent(title -> indexes.add(index(title, index)));
    }
    client.createTable(
        table ->
            table
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attributes)
                .keySchema(keys(Query.Index.TABLE))
                .globalSecondaryIndexes(indexes));
    return name;
  }

  private static GlobalSecondaryIndex index(String title, Query.Index index) {
    return GlobalSecondaryIndex.builder()
        .indexName(title)
        .keySchema(keys(index))
        .projection(projection -> projection.projectionType(ProjectionType.ALL))
        .build();
  }

  private static List<KeySchemaElement> keys(Query.Index index) {
    return List.of(key(index.pk(), KeyType.HASH), key(index.sk(), KeyType.RANGE));
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  private static AttributeDefinition attribute(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
