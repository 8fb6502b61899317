package dev.kronus.platform.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.platform.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said to DynamoDB, where, how often, and what its answers are taken for. */
final class DynamoDbTest implements Line {
  private final Queue<Answer> answers = new ArrayDeque<>();
  private final List<URI> asked = new ArrayList<>();
  private final List<Duration> patience = new ArrayList<>();
  private Map<String, String> headers = Map.of();

  @BeforeEach
  void setUp() {
    Config.use(
        Map.of(
            "AWS_REGION", "eu-west-1",
            "AWS_ACCESS_KEY_ID", "id",
            "AWS_SECRET_ACCESS_KEY", "secret"));
  }

  @AfterEach
  void tearDown() {
    Config.use(System.getenv());
  }

  @Test
  void callsTheRegionsOwn() {
    answer(200, "{\"TableNames\":[]}");
    Map<String, Object> said = DynamoDb.over(this).call("ListTables", Map.of());
    assertEquals(List.of(), said.get("TableNames"));
    assertEquals(List.of(URI.create("https://dynamodb.eu-west-1.amazonaws.com")), asked);
    assertEquals("DynamoDB_20120810.ListTables", headers.get("x-amz-target"));
    assertEquals("application/x-amz-json-1.0", headers.get("content-type"));
  }

  @Test
  void knowsTheDomainOfRegionsInChina() {
    Config.use(
        Map.of(
            "AWS_REGION", "cn-north-1",
            "AWS_ACCESS_KEY_ID", "id",
            "AWS_SECRET_ACCESS_KEY", "secret"));
    answer(200, "{}");
    DynamoDb.over(this).call("ListTables", Map.of());
    assertEquals("dynamodb.cn-north-1.amazonaws.com.cn", asked.getFirst().getHost());
  }

  @Test
  void triesAgainWhatTheMomentIsToBlameFor() {
    answer(503, "<html>not JSON</html>");
    answer(400, "{\"__type\":\"x#ThrottlingException\"}");
    answer(200, "{}");
    assertEquals(Map.of(), DynamoDb.over(this).call("GetItem", Map.of()));
    assertEquals(3, asked.size());
  }

  @Test
  void triesAgainWhenNothingComesBackAndGivesUpAfterThree() {
    DynamoDb nowhere = DynamoDb.over(this);
    assertThrows(UncheckedIOException.class, () -> nowhere.call("GetItem", Map.of()));
    assertEquals(3, asked.size());
    assertTrue(patience.getFirst().compareTo(Duration.ofSeconds(5)) == 0);
  }

  @Test
  void saysWhatIsWrongAfterThreeTries() {
    answer(500, "{\"__type\":\"x#InternalServerError\"}");
    answer(500, "{\"__type\":\"x#InternalServerError\"}");
    answer(500, "{\"__type\":\"x#InternalServerError\"}");
    DynamoFault fault = fault();
    assertEquals("InternalServerError", fault.code());
    assertTrue(fault.isPassing());
    assertEquals(3, asked.size());
  }

  @Test
  void doesNotRepeatWhatIsWrongInItselfNorTellWhatItQuotes() {
    answer(400, "{\"__type\":\"x#ValidationException\",\"message\":\"+14165550101\"}");
    DynamoFault fault = fault();
    assertFalse(fault.isPassing());
    assertFalse(fault.toString().contains("+1416"));
    assertEquals(1, asked.size());
  }

  @Test
  void readsWhyATransactionWasCancelled() {
    answer(
        400,
        "{\"__type\":\"com.amazonaws.dynamodb.v20120810#TransactionCanceledException\","
            + "\"CancellationReasons\":[{\"Code\":\"None\"},{\"Code\":\"ConditionalCheckFailed\"}]}");
    assertEquals(List.of("None", "ConditionalCheckFailed"), fault().reasons());
  }

  @Test
  void isRefusedByASilentHost() throws IOException {
    HttpLine line = new HttpLine();
    try (java.net.ServerSocket silent = new java.net.ServerSocket(0)) {
      URI there = URI.create("http://127.0.0.1:" + silent.getLocalPort());
      assertThrows(
          IOException.class,
          () -> line.post(there, Map.of(), new byte[] {1}, Duration.ofMillis(50)));
    }
  }

  @Override
  public Answer post(URI to, Map<String, String> said, byte[] body, Duration time)
      throws IOException {
    asked.add(to);
    headers = said;
    patience.add(time);
    Answer answer = answers.poll();
    if (answer == null) {
      throw new HttpTimeoutException("nobody there");
    }
    return answer;
  }

  private DynamoFault fault() {
    DynamoDb client = DynamoDb.over(this);
    return assertThrows(DynamoFault.class, () -> client.call("GetItem", Map.of()));
  }

  private void answer(int status, String body) {
    answers.add(new Answer(status, body.getBytes(StandardCharsets.UTF_8)));
  }
}
