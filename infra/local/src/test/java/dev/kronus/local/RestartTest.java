package dev.kronus.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.local.aws.Mails;
import dev.kronus.local.http.Door;
import dev.kronus.local.twilio.Behaviour;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ending and beginning again: what is kept, and what stands in the way. */
class RestartTest {
  @TempDir private Path folder;

  @Test
  void keepsTheClockAndTheSecrets() {
    Instant before;
    String token;
    String keys;
    try (LocalCloud cloud = LocalCloud.start(Toy.options().data(folder))) {
      cloud.advance(Duration.ofDays(3));
      before = cloud.now();
      token = cloud.account().token();
      keys = secret(cloud, "kronus/keys");
    }
    Witness.forget();
    try (LocalCloud cloud = LocalCloud.start(again())) {
      assertTrue(!cloud.now().isBefore(before.minusSeconds(2)));
      assertEquals(token, cloud.account().token());
      assertEquals(keys, secret(cloud, "kronus/keys"));
      assertTrue(Witness.SEEN.stream().noneMatch(seen -> seen.startsWith("rotation")));
    }
  }

  @Test
  void keepsPhonesSchedulesAndTheTable() {
    try (LocalCloud cloud = LocalCloud.start(Toy.options().data(folder))) {
      cloud.text("+14165550001", "hello");
      cloud.phones().behave("+14165550002", Behaviour.parse("rejects:30007").orElseThrow());
      cloud.aws().mails().behave("tony@example.com", Mails.Behaviour.DOWN);
      put(cloud, "u1-a");
      item(cloud, "PutItem", "\"Item\":");
    }
    try (LocalCloud cloud = LocalCloud.start(again())) {
      assertEquals(1, cloud.messages("+14165550001").size());
      assertEquals("rejects:30007", cloud.phones().get("+14165550002").behaviour().toString());
      assertEquals(
          Mails.Behaviour.DOWN, cloud.aws().mails().mailbox("tony@example.com").behaviour());
      assertEquals("u1-a", cloud.aws().schedules().upcoming().getFirst().name());
      assertTrue(item(cloud, "GetItem", "\"Key\":").contains("\"KEPT\""));
    }
  }

  /** The same folder, with no word about the time. */
  private Options again() {
    Options toy = Toy.options();
    return new Options(
        toy.host(), 0, 0, Optional.of(folder), toy.template(), Map.of(), Optional.empty(), false);
  }

  @Test
  void forgetsWithoutAFolder() {
    String token;
    try (LocalCloud cloud = LocalCloud.start(Toy.options())) {
      token = cloud.account().token();
      cloud.text("+14165550001", "hello");
    }
    try (LocalCloud cloud = LocalCloud.start(Toy.options())) {
      assertNotEquals(token, cloud.account().token());
      assertEquals(0, cloud.messages("+14165550001").size());
    }
  }

  @Test
  void saysWhichPortIsTakenAndLetsGoOfTheOther() throws IOException {
    try (LocalCloud cloud = LocalCloud.start(Toy.options())) {
      int taken = java.net.URI.create(cloud.url()).getPort();
      int free = free();
      Options both = Toy.options().ports(taken, free);
      assertTrue(
          assertThrows(Door.Taken.class, () -> LocalCloud.start(both))
              .getMessage()
              .contains("Port " + taken));
      Options aws = Toy.options().ports(free, taken);
      assertThrows(Door.Taken.class, () -> LocalCloud.start(aws));
      Door.bind("127.0.0.1", free).close();
    }
  }

  @Test
  void readsItsOptions() {
    Map<String, String> properties =
        Map.of(
            "kronus.root", System.getProperty("kronus.root", "../.."),
            "kronus.port", "",
            "kronus.aws.port", "4570",
            "kronus.data", "kept");
    Options options = Options.from(properties::get, Map.of());

    assertEquals(3000, options.port());
    assertEquals(4570, options.awsPort());
    assertEquals("127.0.0.1", options.host());
    assertEquals(Optional.of(Path.of("kept")), options.data());
    Map<String, String> wrong =
        Map.of("kronus.root", properties.get("kronus.root"), "kronus.port", "x");
    assertThrows(IllegalArgumentException.class, () -> Options.from(wrong::get, Map.of()));
    Map<String, String> nowhere = Map.of("kronus.root", folder.toString());
    assertThrows(IllegalArgumentException.class, () -> Options.from(nowhere::get, Map.of()));
  }

  private static int free() throws IOException {
    try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static String secret(LocalCloud cloud, String id) {
    return String.valueOf(
        Toy.json(
                Toy.send(
                    "POST",
                    cloud.awsUrl(),
                    "{\"SecretId\":\"" + id + "\"}",
                    "X-Amz-Target",
                    "secretsmanager.GetSecretValue"))
            .get("SecretString"));
  }

  private static void put(LocalCloud cloud, String name) {
    Map<String, String> environment = cloud.template().environment();
    Map<String, Object> target =
        Map.of(
            "Arn", environment.get("PROBE_ARN"), "RoleArn", environment.get("SCHEDULE_ROLE_ARN"));
    Map<String, Object> wish =
        Map.of(
            "GroupName",
            "kronus",
            "ScheduleExpression",
            "rate(1 day)",
            "FlexibleTimeWindow",
            Map.of("Mode", "OFF"),
            "Target",
            target);
    String body = Json.write(wish);
    assertEquals(200, Toy.send("POST", cloud.awsUrl() + "/schedules/" + name, body).statusCode());
  }

  private static String item(LocalCloud cloud, String operation, String member) {
    String body =
        "{\"TableName\":\"kronus\","
            + member
            + "{\"pk\":{\"S\":\"USER#1\"},\"sk\":{\"S\":\"KEPT\"}}}";
    return Toy.send(
            "POST",
            cloud.awsUrl(),
            body,
            "X-Amz-Target",
            "DynamoDB_20120810." + operation,
            "Content-Type",
            "application/x-amz-json-1.0",
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request,"
                + " SignedHeaders=host, Signature=0",
            "X-Amz-Date",
            "20260101T000000Z")
        .body();
  }
}
