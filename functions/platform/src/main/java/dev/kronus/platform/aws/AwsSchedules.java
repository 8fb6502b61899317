package dev.kronus.platform.aws;

import dev.kronus.platform.Config;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Schedules;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ActionAfterCompletion;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindow;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;
import software.amazon.awssdk.services.scheduler.model.Target;
import software.amazon.awssdk.services.scheduler.model.UpdateScheduleRequest;

/**
 * Timers in EventBridge Scheduler. A poke older than an hour is not worth handing over: the sweeper
 * has long done what it asked.
 */
public final class AwsSchedules implements Schedules {
  private static final int OLDEST_SECONDS = 3600;
  private static final int ATTEMPTS = 10;
  private static final DateTimeFormatter AT =
      DateTimeFormatter.ofPattern("'at('uuuu-MM-dd'T'HH:mm:ss')'").withZone(ZoneOffset.UTC);

  private final SchedulerClient client;

  public AwsSchedules(SchedulerClient client) {
    this.client = client;
  }

  @Override
  public void repeat(String name, String expression, ZoneId zone, Poke poke) {
    put(request(name, expression, zone, poke).actionAfterCompletion(ActionAfterCompletion.NONE));
  }

  @Override
  public void once(String name, Instant when, Poke poke) {
    Instant second = when.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
    put(
        request(name, AT.format(second), ZoneOffset.UTC, poke)
            .actionAfterCompletion(ActionAfterCompletion.DELETE));
  }

  @Override
  public void delete(String name) {
    try {
      client.deleteSchedule(delete -> delete.groupName(group()).name(name));
    } catch (ResourceNotFoundException gone) {
      // Which is what was asked for.
      return;
    }
  }

  @Override
  public List<String> names(String prefix) {
    return client
        .listSchedulesPaginator(list -> list.groupName(group()).namePrefix(prefix).maxResults(100))
        .schedules()
        .stream()
        .map(ScheduleSummary::name)
        .toList();
  }

  /** A timer may go between the two calls, when it fires or is deleted: then it is made anew. */
  private void put(CreateScheduleRequest.Builder builder) {
    CreateScheduleRequest request = builder.build();
    try {
      client.createSchedule(request);
    } catch (ConflictException exists) {
      try {
        client.updateSchedule(replacing(request));
      } catch (ResourceNotFoundException gone) {
        client.createSchedule(request);
      }
    }
  }

  private CreateScheduleRequest.Builder request(
      String name, String expression, ZoneId zone, Poke poke) {
    return CreateScheduleRequest.builder()
        .groupName(group())
        .name(name)
        .scheduleExpression(expression)
        .scheduleExpressionTimezone(zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId())
        .flexibleTimeWindow(FlexibleTimeWindow.builder().mode(FlexibleTimeWindowMode.OFF).build())
        .target(target(poke));
  }

  private static UpdateScheduleRequest replacing(CreateScheduleRequest request) {
    return UpdateScheduleRequest.builder()
        .groupName(request.groupName())
        .name(request.name())
        .scheduleExpression(request.scheduleExpression())
        .scheduleExpressionTimezone(request.scheduleExpressionTimezone())
        .flexibleTimeWindow(request.flexibleTimeWindow())
        .actionAfterCompletion(request.actionAfterCompletion())
        .target(request.target())
        .build();
  }

  private static Target target(Poke poke) {
    return Target.builder()
        .arn(Config.get("PROBE_ARN"))
        .roleArn(Config.get("SCHEDULE_ROLE_ARN"))
        .input(poke.json())
        .retryPolicy(
            retry -> retry.maximumEventAgeInSeconds(OLDEST_SECONDS).maximumRetryAttempts(ATTEMPTS))
        .deadLetterConfig(dead -> dead.arn(Config.get("DEAD_LETTER_ARN")))
        .build();
  }

  private static String group() {
    return Config.get("SCHEDULE_GROUP");
  }
}
