package dev.kronus.local.aws;

import dev.kronus.local.Json;
import dev.kronus.local.http.Answer;
import dev.kronus.local.http.Form;
import dev.kronus.local.http.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** EventBridge Scheduler's REST protocol over {@link Schedules}. */
final class SchedulerDouble {
  private final Schedules schedules;

  SchedulerDouble(Schedules schedules) {
    this.schedules = schedules;
  }

  Answer answer(Request request) {
    try {
      List<String> path = request.segments();
      return path.size() == 1 ? list(request.parameters()) : one(request, path.get(1));
    } catch (Fault fault) {
      return fault.json();
    }
  }

  private Answer one(Request request, String name) {
    String group = request.parameters().first("groupName", "default");
    return switch (request.method()) {
      case "POST", "PUT" -> {
        Map<String, Object> wish =
            Json.object(request.text()).orElseThrow(() -> Fault.invalid("The body is no JSON."));
        String in = String.valueOf(wish.getOrDefault("GroupName", "default"));
        Schedule made =
            request.method().equals("POST")
                ? schedules.create(in, name, wish)
                : schedules.update(in, name, wish);
        yield Answer.json(200, Map.of("ScheduleArn", made.arn()));
      }
      case "GET" -> Answer.json(200, schedules.get(group, name).shown());
      case "DELETE" -> {
        schedules.delete(group, name);
        yield Answer.json(200, Map.of());
      }
      default -> throw Fault.invalid("Unknown operation.");
    };
  }

  private Answer list(Form query) {
    int most = query.first("MaxResults").map(Integer::parseInt).orElse(100);
    String after = query.first("NextToken", "");
    Optional<String> state = query.first("State");
    List<Schedule> found =
        schedules.list(query.first("ScheduleGroup"), query.first("NamePrefix", "")).stream()
            .filter(one -> state.isEmpty() || state.get().equals(one.shown().get("State")))
            .filter(one -> (one.group() + "/" + one.name()).compareTo(after) > 0)
            .toList();
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("Schedules", found.stream().limit(most).map(Schedule::summary).toList());
    if (found.size() > most) {
      Schedule last = found.get(most - 1);
      page.put("NextToken", last.group() + "/" + last.name());
    }
    return Answer.json(200, page);
  }
}
