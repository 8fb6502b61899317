package dev.kronus.local.page;

import dev.kronus.local.http.Answer;
import dev.kronus.local.http.Request;
import dev.kronus.local.twilio.Webhooks;
import java.util.Map;
import java.util.function.Function;

/** {@code /_local/webhooks}: whether Twilio's webhooks reach Kronus. */
public final class WebhooksDoor implements Function<Request, Answer> {
  private static final String DELIVERS = "delivers";
  private static final String LOST = "lost";
  private final Webhooks webhooks;

  public WebhooksDoor(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  @Override
  public Answer apply(Request request) {
    if (request.method().equals("PUT")) {
      Object wish = Complaint.body(request, "behaviour").get("behaviour");
      if (!DELIVERS.equals(wish) && !LOST.equals(wish)) {
        throw Complaint.invalid("behaviour must be delivers or lost.");
      }
      webhooks.lose(LOST.equals(wish));
    } else if (!request.method().equals("GET")) {
      throw Complaint.missing();
    }
    return Answer.json(200, Map.of("behaviour", webhooks.lost() ? LOST : DELIVERS));
  }
}
