package dev.kronus.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.platform.aws.Clients;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Moving time: what fires, in what order, and what is folded. */
class ClockTest {
  private LocalCloud cloud;

  @BeforeEach
  void start() {
    Witness.forget();
    cloud = LocalCloud.start(Toy.options());
    Toy.wire(cloud);
    Witness.forget();
  }

  @AfterEach
  void stop() {
    cloud.close();
    Toy.unwire();
  }

  @Test
  void foldsIdleMinutesToOneStopAnHourAndOneAtTheEnd() {
    List<String> fired = cloud.advance(Duration.ofHours(10));

    assertEquals(11, sweeps().size());
    assertEquals(12, fired.size(), fired::toString);
  }

  @Test
  void stopsOnTheFirstMinuteWithSomethingOverdueAndEveryMinuteWhileItIs() {
    oblige(Toy.NOON.plus(Duration.ofMinutes(150)).plusSeconds(20));

    cloud.advance(Duration.ofMinutes(154).plusSeconds(30));
    List<Instant> sweeps = sweeps();
    Instant first = sweeps.getFirst();
    List<Instant> expected =
        List.of(
            first,
            first.plus(Duration.ofMinutes(60)),
            first.plus(Duration.ofMinutes(92)),
            first.plus(Duration.ofMinutes(93)),
            first.plus(Duration.ofMinutes(94)),
            first.plus(Duration.ofMinutes(95)));
    assertEquals(expected, sweeps);
    assertEquals(Toy.NOON.plus(Duration.ofMinutes(59)), first.truncatedTo(minutes()));
  }

  @Test
  void firesTheTemplatesOwnCronInItsZone() {
    cloud.advance(Duration.ofDays(2));

    assertEquals(
        List.of("2026-01-15T14:30:00Z", "2026-01-16T14:30:00Z"),
        Witness.SEEN.stream()
            .filter(seen -> seen.endsWith("{\"daily\":true}"))
            .map(seen -> seen.split(" ", 2)[0])
            .toList());
  }

  @Test
  void triesAThrowingFunctionAgainAfterOneMinuteAndTwoMore() {
    Witness.FAILURES.set(3);
    poke();

    cloud.advance(Duration.ofMinutes(10));
    List<Instant> tries = times("{\"poked\":1}");
    assertEquals(3, tries.size());
    assertEquals(60, Duration.between(tries.get(0), tries.get(1)).toSeconds());
    assertEquals(120, Duration.between(tries.get(1), tries.get(2)).toSeconds());
    assertEquals("Witnessed", cloud.deadLetters().getFirst().function());
    assertEquals("{\"poked\":1}", cloud.deadLetters().getFirst().payload());
  }

  @Test
  void isContentOnceATryHasWorked() {
    Witness.FAILURES.set(1);
    poke();

    cloud.advance(Duration.ofMinutes(10));
    assertEquals(2, times("{\"poked\":1}").size());
    assertEquals(List.of(), cloud.deadLetters());
  }

  @Test
  void arrivesWhereItWasSent() {
    Instant before = cloud.now();
    cloud.advance(Duration.ofMinutes(30));

    Duration moved = Duration.between(before, cloud.now());
    assertTrue(moved.compareTo(Duration.ofMinutes(30)) >= 0);
    assertTrue(moved.compareTo(Duration.ofMinutes(31)) < 0, moved::toString);
  }

  @Test
  void sleepsThroughAnOutage() {
    cloud.sleepThrough(Duration.ofDays(2));
    cloud.advance(Duration.ofHours(3));

    assertEquals(
        List.of("2026-01-17T14:30:00Z"),
        Witness.SEEN.stream()
            .filter(seen -> seen.endsWith("{\"daily\":true}"))
            .map(seen -> seen.split(" ", 2)[0])
            .toList());
  }

  @Test
  void aWeekTakesSeconds() {
    long start = System.nanoTime();
    cloud.advance(Duration.ofDays(7));

    assertTrue(System.nanoTime() - start < 30_000_000_000L);
    assertEquals(169, sweeps().size());
  }

  private void poke() {
    try (LambdaClient lambda = Clients.lambda()) {
      lambda.invoke(
          call ->
              call.functionName("kronus-Witnessed:live")
                  .invocationType("Event")
                  .payload(software.amazon.awssdk.core.SdkBytes.fromUtf8String("{\"poked\":1}")));
    }
  }

  private static void oblige(Instant due) {
    try (DynamoDbClient dynamo = Clients.dynamo()) {
      dynamo.putItem(
          put ->
              put.tableName("kronus")
                  .item(
                      Map.of(
                          "pk", AttributeValue.fromS("USER#1"),
                          "sk", AttributeValue.fromS("SETTINGS"),
                          "due_pk", AttributeValue.fromS("DUE#03"),
                          "due_at", AttributeValue.fromS(due.toString()))));
    }
  }

  private static List<Instant> sweeps() {
    return times("{\"sweep\":true}");
  }

  private static List<Instant> times(String event) {
    return Witness.SEEN.stream()
        .filter(seen -> seen.endsWith(event))
        .map(seen -> Instant.parse(seen.split(" ", 2)[0]))
        .toList();
  }

  private static java.time.temporal.ChronoUnit minutes() {
    return java.time.temporal.ChronoUnit.MINUTES;
  }
}
