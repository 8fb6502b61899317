package dev.kronus.local;

import dev.kronus.local.aws.Alerts;
import dev.kronus.local.aws.EmbeddedAws;
import dev.kronus.local.aws.Schedules;
import dev.kronus.local.functions.Later;
import dev.kronus.local.http.Answer;
import dev.kronus.local.http.Request;
import dev.kronus.local.page.ListDoor;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the doors show of the cloud's inside, as JSON. */
final class Looks {
  private final EmbeddedAws cloud;
  private final TemplateTimers timers;
  private final Later later;

  Looks(EmbeddedAws cloud, TemplateTimers timers, Later later) {
    this.cloud = cloud;
    this.timers = timers;
    this.later = later;
  }

  /** The doors behind which there is something to look at. */
  Map<String, Function<Request, Answer>> doors() {
    return Map.of(
        "schedules", new ListDoor(this::schedules),
        "jobs", new ListDoor(this::jobs),
        "alerts", new ListDoor(this::alerts),
        "dead_letters", new ListDoor(this::deadLetters),
        "people", new ListDoor(this::people));
  }

  /** What is scheduled, next first: Kronus's own timers, the template's, and retries. */
  List<Map<String, Object>> schedules() {
    return Stream.of(
            cloud.schedules().upcoming().stream().map(Looks::shown),
            timers.upcoming().stream().map(Looks::shown),
            later.waiting().stream().map(Looks::shown))
        .flatMap(many -> many)
        .sorted(Comparator.comparing(one -> Instant.parse(String.valueOf(one.get("next_at")))))
        .toList();
  }

  /** Newest first; ids and codes only, as they stand in the table. */
  List<Map<String, Object>> jobs() {
    return cloud.tables().jobs().stream()
        .sorted(Comparator.comparing(Looks::age).reversed())
        .limit(200)
        .toList();
  }

  /** Whose number is whose, as far as the table knows. */
  List<Map<String, Object>> people() {
    return cloud.tables().people().stream()
        .filter(item -> item.containsKey("first_name"))
        .map(
            item ->
                row(
                    "number",
                    String.valueOf(item.get("phone_number")),
                    "name",
                    item.get("first_name") + " " + item.get("last_name"),
                    "user",
                    String.valueOf(item.get("pk")).replace("USER#", ""),
                    "is",
                    "PROFILE".equals(item.get("sk")) ? "user" : "contact"))
        .toList();
  }

  List<Map<String, Object>> alerts() {
    return cloud.alerts().all().stream().map(Looks::shown).toList();
  }

  List<Map<String, Object>> deadLetters() {
    return later.dead().stream()
        .map(
            letter ->
                row(
                    "function", letter.function(),
                    "error", letter.error(),
                    "payload", letter.payload(),
                    "at", Json.time(letter.at())))
        .toList();
  }

  private static String age(Map<String, Object> job) {
    return String.valueOf(job.getOrDefault("created_at", job.get("sk")));
  }

  private static Map<String, Object> shown(Schedules.View schedule) {
    return row(
        "name", schedule.name(),
        "expression", schedule.expression(),
        "time_zone", schedule.zone(),
        "target", schedule.target(),
        "next_at", Json.time(schedule.next()));
  }

  private static Map<String, Object> shown(TemplateTimers.View timer) {
    return row(
        "name", timer.spec().name(),
        "expression", timer.spec().expression(),
        "time_zone", timer.spec().zone(),
        "target", timer.spec().function(),
        "next_at", Json.time(timer.next()));
  }

  private static Map<String, Object> shown(Later.Event event) {
    return row(
        "name",
        "retry of " + event.function(),
        "expression",
        "try " + (event.tries() + 1) + " of 3",
        "time_zone",
        "UTC",
        "target",
        event.function(),
        "next_at",
        Json.time(event.at()));
  }

  private static Map<String, Object> shown(Alerts.Alert alert) {
    return row(
        "subject", alert.subject(),
        "message", alert.message(),
        "topic", alert.topic(),
        "at", Json.time(alert.at()));
  }

  private static Map<String, Object> row(String... pairs) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      row.put(pairs[i], pairs[i + 1]);
    }
    return row;
  }
}
