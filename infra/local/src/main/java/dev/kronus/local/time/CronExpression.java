package dev.kronus.local.time;

import com.cronutils.model.Cron;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * AWS's cron of six fields in a time zone. A local time that a spring day skips does not happen;
 * one that an autumn day repeats happens once, at its first pass.
 */
final class CronExpression implements Expression {
  private static final CronDefinition AWS =
      CronDefinitionBuilder.defineCron()
          .withMinutes()
          .withStrictRange()
          .and()
          .withHours()
          .withStrictRange()
          .and()
          .withDayOfMonth()
          .supportsL()
          .supportsW()
          .supportsQuestionMark()
          .and()
          .withMonth()
          .withStrictRange()
          .and()
          .withDayOfWeek()
          .withValidRange(1, 7)
          .withMondayDoWValue(2)
          .supportsHash()
          .supportsL()
          .supportsQuestionMark()
          .and()
          .withYear()
          .withValidRange(1970, 2199)
          .and()
          .instance();

  private final ExecutionTime times;
  private final ZoneId zone;

  CronExpression(String fields, ZoneId zone) {
    String[] parts = fields.strip().split("\\s+");
    if (parts.length != 6 || parts[2].equals("?") == parts[4].equals("?")) {
      throw new IllegalArgumentException("cron wants six fields, one of the days being ?");
    }
    Cron cron = new CronParser(AWS).parse(String.join(" ", parts));
    this.times = ExecutionTime.forCron(cron);
    this.zone = zone;
  }

  /** Walks local times as if there were no zone, then asks the zone what each of them means. */
  @Override
  public Optional<Instant> next(Instant made, Instant after) {
    ZonedDateTime local = after.atZone(zone).toLocalDateTime().atZone(ZoneOffset.UTC);
    while (true) {
      Optional<ZonedDateTime> found = times.nextExecution(local);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      local = found.get();
      var offsets = zone.getRules().getValidOffsets(local.toLocalDateTime());
      if (!offsets.isEmpty()) {
        Instant instant = local.toLocalDateTime().toInstant(offsets.getFirst());
        if (instant.isAfter(after)) {
          return Optional.of(instant);
        }
      }
    }
  }
}
