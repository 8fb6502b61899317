package dev.kronus.local.page;

import dev.kronus.local.http.Answer;
import dev.kronus.local.http.Request;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** A door with a list to look at. */
public record ListDoor(Supplier<List<Map<String, Object>>> list)
    implements Function<Request, Answer> {
  @Override
  public Answer apply(Request request) {
    if (!request.method().equals("GET")) {
      throw Complaint.missing();
    }
    return Answer.json(200, list.get());
  }
}
