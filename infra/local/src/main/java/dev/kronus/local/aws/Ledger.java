package dev.kronus.local.aws;

import dev.kronus.local.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Secrets and schedules as JSON, to be kept over a restart. */
public final class Ledger {
  private Ledger() {}

  public static List<Map<String, Object>> secrets(SecretBook book) {
    return book.locked(() -> book.all().stream().map(Ledger::written).toList());
  }

  public static void restoreSecrets(SecretBook book, List<?> kept) {
    for (Object one : kept) {
      Map<String, Object> written = Json.named(one);
      Secret secret =
          new Secret(text(written, "name"), text(written, "arn"), text(written, "rotation"));
      for (Object version : (List<?>) written.get("versions")) {
        read(secret, Json.named(version));
      }
      Optional.ofNullable(written.get("rotated"))
          .ifPresent(at -> secret.rotated(Instant.parse(String.valueOf(at))));
      book.restore(secret);
    }
  }

  public static List<Map<String, Object>> schedules(Schedules schedules) {
    List<Map<String, Object>> written = new ArrayList<>();
    for (Schedule schedule : schedules.list(Optional.empty(), "")) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("group", schedule.group());
      one.put("name", schedule.name());
      one.put("wish", schedule.wish());
      one.put("created", schedule.created().toString());
      one.put("modified", schedule.modified().toString());
      one.put("next", schedule.next().map(Instant::toString).orElse(null));
      written.add(one);
    }
    return written;
  }

  public static void restoreSchedules(Schedules schedules, List<?> kept) {
    schedules.restore(kept.stream().map(one -> schedule(Json.named(one))).toList());
  }

  private static Schedule schedule(Map<String, Object> written) {
    return new Schedule(
        text(written, "group"),
        text(written, "name"),
        Json.named(written.get("wish")),
        Instant.parse(text(written, "created")),
        Instant.parse(text(written, "modified")),
        Optional.ofNullable((String) written.get("next")).map(Instant::parse));
  }

  private static Map<String, Object> written(Secret secret) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("name", secret.name());
    one.put("arn", secret.arn());
    one.put("rotation", secret.rotation());
    one.put("rotated", secret.rotated().map(Instant::toString).orElse(null));
    List<Object> versions = new ArrayList<>();
    for (Secret.Version version : secret.versions().values()) {
      Map<String, Object> written = new LinkedHashMap<>();
      written.put("id", version.id());
      written.put("text", version.text());
      written.put("stages", List.copyOf(version.stages()));
      written.put("created", version.created().toString());
      versions.add(written);
    }
    one.put("versions", versions);
    return one;
  }

  private static void read(Secret secret, Map<String, Object> version) {
    LinkedHashSet<String> stages = new LinkedHashSet<>();
    ((List<?>) version.get("stages")).forEach(stage -> stages.add(String.valueOf(stage)));
    String id = text(version, "id");
    secret
        .versions()
        .put(
            id,
            new Secret.Version(
                id, (String) version.get("text"), stages, Instant.parse(text(version, "created"))));
  }

  private static String text(Map<String, Object> written, String name) {
    return String.valueOf(written.get(name));
  }
}
