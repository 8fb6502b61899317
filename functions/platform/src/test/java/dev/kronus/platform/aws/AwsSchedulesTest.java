package dev.kronus.platform.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Poke;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.scheduler.model.SchedulerException;

/** Timers, as EventBridge Scheduler hears of them. */
final class AwsSchedulesTest {
  private static final Poke POKE = new Poke(new Uid(7), "SETTINGS");
  private static final ZoneId TORONTO = ZoneId.of("America/Toronto");
  private static final String MADE = "{\"ScheduleArn\":\"arn:aws:scheduler:x\"}";

  private CannedCloud cloud;
  private AwsSchedules schedules;

  @BeforeEach
  void start() throws IOException {
    cloud = new CannedCloud();
    schedules = new AwsSchedules(Clients.scheduler());
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void makesARecurringTimerInTheUsersZone() throws IOException {
    cloud.answer(200, MADE);
    schedules.repeat("u7-a", "cron(0 18 ? * 4 *)", TORONTO, POKE);
    assertEquals("POST /schedules/u7-a", cloud.last().line());
    Map<String, Object> said = said(0);
    assertEquals("cron(0 18 ? * 4 *)", said.get("ScheduleExpression"));
    assertEquals("America/Toronto", said.get("ScheduleExpressionTimezone"));
    assertEquals("kronus", said.get("GroupName"));
    assertEquals("NONE", said.get("ActionAfterCompletion"));
    assertEquals(Map.of("Mode", "OFF"), said.get("FlexibleTimeWindow"));
    assertEquals(
        Map.of(
            "Arn", "arn:aws:lambda:eu-west-1:1:function:kronus-Probe:live",
            "RoleArn", "arn:aws:iam::1:role/poker",
            "Input", "{\"uid\":7,\"item\":\"SETTINGS\"}",
            "RetryPolicy", Map.of("MaximumEventAgeInSeconds", 3600, "MaximumRetryAttempts", 10),
            "DeadLetterConfig", Map.of("Arn", "arn:aws:sqs:eu-west-1:1:kronus-dead-letters")),
        said.get("Target"));
  }

  @Test
  void makesATimerThatGoesAwayAfterwards() throws IOException {
    cloud.answer(200, MADE);
    schedules.once("u7-p1-0", Instant.parse("2026-11-20T09:08:07.001Z"), POKE);
    Map<String, Object> said = said(0);
    assertEquals("at(2026-11-20T09:08:08)", said.get("ScheduleExpression"));
    assertEquals("UTC", said.get("ScheduleExpressionTimezone"));
    assertEquals("DELETE", said.get("ActionAfterCompletion"));
  }

  @Test
  void keepsAWholeSecondAsItIs() throws IOException {
    cloud.answer(200, MADE);
    schedules.once("u7-p1-0", Instant.parse("2026-11-20T09:08:07Z"), POKE);
    assertEquals("at(2026-11-20T09:08:07)", said(0).get("ScheduleExpression"));
  }

  @Test
  void replacesATimerThatIsThere() throws IOException {
    cloud.refuse(409, "ConflictException").answer(200, MADE);
    schedules.repeat("u7-a", "cron(0 9 * * ? *)", TORONTO, POKE);
    assertEquals("PUT /schedules/u7-a", cloud.last().line());
    Map<String, Object> created = said(0);
    Map<String, Object> updated = said(1);
    created.remove("ClientToken");
    updated.remove("ClientToken");
    assertEquals(created, updated);
  }

  @Test
  void makesAnewATimerThatWentMeanwhile() {
    cloud.refuse(409, "ConflictException").refuse(404, "ResourceNotFoundException");
    cloud.answer(200, MADE);
    schedules.once("u7-p1-0", Instant.EPOCH, POKE);
    assertEquals(
        List.of("POST", "PUT", "POST"),
        cloud.asked().stream().map(CannedCloud.Asked::method).toList());
  }

  @Test
  void deletesAndDoesNotMindWhatIsGone() {
    cloud.answer(200, "{}").refuse(404, "ResourceNotFoundException");
    schedules.delete("u7-a");
    assertEquals("DELETE /schedules/u7-a", cloud.last().line().split("\\?", 2)[0]);
    assertTrue(query(0).endsWith("&groupName=kronus"), query(0));
    schedules.delete("u7-a");
  }

  @Test
  void namesAllPagesOfAPrefix() {
    cloud.answer(200, "{\"NextToken\":\"more\",\"Schedules\":[{\"Name\":\"u7-a\"}]}");
    cloud.answer(200, "{\"Schedules\":[{\"Name\":\"u7-b\"},{\"Name\":\"u7-p1-0\"}]}");
    assertEquals(List.of("u7-a", "u7-b", "u7-p1-0"), schedules.names("u7-"));
    assertEquals("MaxResults=100&NamePrefix=u7-&ScheduleGroup=kronus", query(0));
    assertEquals("MaxResults=100&NamePrefix=u7-&NextToken=more&ScheduleGroup=kronus", query(1));
  }

  @Test
  void doesNotHideARefusal() {
    cloud.refuse(400, "ValidationException");
    assertThrows(
        SchedulerException.class, () -> schedules.repeat("u7-a", "cron(x)", TORONTO, POKE));
  }

  private Map<String, Object> said(int n) throws IOException {
    return JSON.std.mapFrom(cloud.asked().get(n).body());
  }

  private String query(int n) {
    String query = cloud.asked().get(n).uri().split("\\?", 2)[1];
    return String.join("&", List.of(query.split("&")).stream().sorted().toList());
  }
}
