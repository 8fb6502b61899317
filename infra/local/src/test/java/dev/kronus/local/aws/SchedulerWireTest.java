package dev.kronus.local.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.kernel.Uid;
import dev.kronus.local.LocalCloud;
import dev.kronus.local.Toy;
import dev.kronus.local.Witness;
import dev.kronus.platform.Poke;
import dev.kronus.platform.aws.AwsSchedules;
import dev.kronus.platform.aws.Clients;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ActionAfterCompletion;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;
import software.amazon.awssdk.services.scheduler.model.ValidationException;

/** EventBridge Scheduler against its own client, and against the adapter that is deployed. */
class SchedulerWireTest {
  private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");
  private static LocalCloud cloud;
  private static Map<String, String> environment;
  private static SchedulerClient scheduler;

  @BeforeAll
  static void start() {
    cloud = LocalCloud.start(Toy.options());
    environment = Toy.wire(cloud);
    scheduler = Clients.scheduler();
  }

  @AfterAll
  static void stop() {
    cloud.close();
    Toy.unwire();
  }

  @BeforeEach
  void forget() {
    Witness.forget();
  }

  @Test
  void keepsASchedule() {
    scheduler.createSchedule(schedule("kept", "cron(0 18 * * ? *)"));

    GetScheduleResponse kept = scheduler.getSchedule(g -> g.groupName("kronus").name("kept"));
    assertEquals("cron(0 18 * * ? *)", kept.scheduleExpression());
    assertEquals("America/Toronto", kept.scheduleExpressionTimezone());
    assertEquals(environment.get("PROBE_ARN"), kept.target().arn());
    Duration age = Duration.between(kept.creationDate(), cloud.now());
    assertTrue(age.compareTo(Duration.ofMinutes(1)) < 0, age::toString);
    scheduler.deleteSchedule(d -> d.groupName("kronus").name("kept"));
    assertThrows(
        ResourceNotFoundException.class,
        () -> scheduler.getSchedule(g -> g.groupName("kronus").name("kept")));
  }

  @Test
  void refusesASecondScheduleOfTheName() {
    scheduler.createSchedule(schedule("twice", "rate(1 day)"));

    assertThrows(
        ConflictException.class, () -> scheduler.createSchedule(schedule("twice", "rate(1 day)")));
  }

  @Test
  void refusesAScheduleThatAwsWouldRefuse() {
    CreateScheduleRequest elsewhere =
        schedule("lost", "rate(1 day)").toBuilder().groupName("nowhere").build();

    assertThrows(
        ValidationException.class,
        () -> scheduler.createSchedule(schedule("wrong", "cron(0 18 * * *)")));
    assertThrows(ResourceNotFoundException.class, () -> scheduler.createSchedule(elsewhere));
    assertThrows(
        ResourceNotFoundException.class,
        () -> scheduler.deleteSchedule(d -> d.groupName("kronus").name("nothing")));
  }

  @Test
  void listsSchedulesInPages() {
    for (int i = 0; i < 5; i++) {
      scheduler.createSchedule(schedule("paged-" + i, "rate(1 day)"));
    }

    List<String> names =
        scheduler
            .listSchedulesPaginator(
                list -> list.groupName("kronus").namePrefix("paged-").maxResults(2))
            .schedules()
            .stream()
            .map(ScheduleSummary::name)
            .toList();
    assertEquals(List.of("paged-0", "paged-1", "paged-2", "paged-3", "paged-4"), names);
  }

  @Test
  void theDeployedTimersWorkUnchanged() {
    AwsSchedules timers = new AwsSchedules(scheduler);
    Poke poke = new Poke(new Uid(9), "SETTINGS");

    timers.repeat("u9-a", "cron(0 18 * * ? *)", ZoneId.of("Europe/Paris"), poke);
    timers.repeat("u9-a", "cron(0 19 * * ? *)", ZoneId.of("Europe/Paris"), poke);
    timers.once("u9-p1-1", cloud.now().plusSeconds(90), poke);
    assertEquals(List.of("u9-a", "u9-p1-1"), timers.names("u9-"));
    cloud.advance(Duration.ofMinutes(2));
    assertTrue(seen(poke.json()));
    assertEquals(List.of("u9-a"), timers.names("u9-"));
    timers.delete("u9-a");
    timers.delete("u9-a");
    assertEquals(List.of(), timers.names("u9-"));
  }

  @Test
  void buriesWhatTheRoleMayNotInvoke() {
    CreateScheduleRequest wish = schedule("forbidden", "at(2026-01-15T07:00:00)");
    String unqualified = environment.get("PROBE_ARN").replace(":live", "");
    scheduler.createSchedule(
        wish.toBuilder().target(t -> t.arn(unqualified).roleArn(wish.target().roleArn())).build());

    cloud.advance(Duration.ofSeconds(1));
    assertTrue(
        cloud.deadLetters().stream().anyMatch(letter -> letter.function().equals(unqualified)));
  }

  @Test
  void fillsInTheTimeItWasDue() {
    Instant due = cloud.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1800);
    String local = AT.withZone(ZoneId.of("America/Toronto")).format(due);
    scheduler.createSchedule(schedule("filled", "at(" + local + ")"));

    cloud.advance(Duration.ofHours(1));
    assertTrue(seen("{\"at\":\"" + due + "\"}"), () -> String.valueOf(Witness.SEEN));
  }

  @Test
  void firesWhatLayInThePastAtOnce() {
    scheduler.createSchedule(schedule("past", "at(2026-01-01T00:00:00)"));

    cloud.advance(Duration.ZERO);
    assertTrue(seen("{\"at\":\"2026-01-01T05:00:00Z\"}"));
  }

  private static boolean seen(String event) {
    return Witness.SEEN.stream().anyMatch(seen -> seen.endsWith(event));
  }

  private static CreateScheduleRequest schedule(String name, String expression) {
    return CreateScheduleRequest.builder()
        .groupName("kronus")
        .name(name)
        .scheduleExpression(expression)
        .scheduleExpressionTimezone("America/Toronto")
        .flexibleTimeWindow(w -> w.mode("OFF"))
        .actionAfterCompletion(ActionAfterCompletion.DELETE)
        .target(
            t ->
                t.arn(environment.get("PROBE_ARN"))
                    .roleArn(environment.get("SCHEDULE_ROLE_ARN"))
                    .input("{\"at\":\"<aws.scheduler.scheduled-time>\"}"))
        .build();
  }
}
