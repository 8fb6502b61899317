package dev.kronus.local.page;

import dev.kronus.local.http.Answer;
import dev.kronus.local.http.Request;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** How a part of the world behaves, shown and set: {@code {"behaviour": "lost"}}. */
public final class BehaviourDoor<B extends Enum<B>> implements Function<Request, Answer> {
  private final List<B> known;
  private final Supplier<B> current;
  private final Consumer<B> change;

  /** {@code known} are the ways this part can behave. */
  public BehaviourDoor(List<B> known, Supplier<B> current, Consumer<B> change) {
    this.known = known;
    this.current = current;
    this.change = change;
  }

  @Override
  public Answer apply(Request request) {
    switch (request.method()) {
      case "GET" -> {}
      case "PUT" -> change.accept(wish(Complaint.body(request, "behaviour").get("behaviour")));
      default -> throw Complaint.missing();
    }
    return Answer.json(200, Map.of("behaviour", word(current.get())));
  }

  private B wish(Object word) {
    return known.stream()
        .filter(behaviour -> word(behaviour).equals(word))
        .findFirst()
        .orElseThrow(() -> Complaint.invalid("behaviour must be " + words() + "."));
  }

  private String words() {
    List<String> words = known.stream().map(this::word).toList();
    return String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
  }

  private String word(B behaviour) {
    return behaviour.name().toLowerCase(Locale.ROOT);
  }
}
