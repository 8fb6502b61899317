package dev.kronus.local.page;

import dev.kronus.local.http.Answer;
import dev.kronus.local.http.Request;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * {@code /_local/webhooks} and {@code /_local/callbacks}: whether Twilio's webhooks reach Kronus,
 * and whether its word of how far messages got does.
 */
public final class WebhooksDoor implements Function<Request, Answer> {
  private static final String DELIVERS = "delivers";
  private static final String LOST = "lost";
  private final BooleanSupplier lost;
  private final Consumer<Boolean> lose;

  public WebhooksDoor(BooleanSupplier lost, Consumer<Boolean> lose) {
    this.lost = lost;
    this.lose = lose;
  }

  @Override
  public Answer apply(Request request) {
    if (request.method().equals("PUT")) {
      Object wish = Complaint.body(request, "behaviour").get("behaviour");
      if (!DELIVERS.equals(wish) && !LOST.equals(wish)) {
        throw Complaint.invalid("behaviour must be delivers or lost.");
      }
      lose.accept(LOST.equals(wish));
    } else if (!request.method().equals("GET")) {
      throw Complaint.missing();
    }
    return Answer.json(200, Map.of("behaviour", lost.getAsBoolean() ? LOST : DELIVERS));
  }
}
