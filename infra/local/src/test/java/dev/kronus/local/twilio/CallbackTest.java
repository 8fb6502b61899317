package dev.kronus.local.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.local.http.Answer;
import dev.kronus.local.http.Door;
import dev.kronus.local.http.Form;
import dev.kronus.local.time.InFlight;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Twilio's word of how far a message got, as the wire lets it through. */
class CallbackTest {
  private final Door kronus = Door.bind("127.0.0.1", 0);
  private final String url = "http://127.0.0.1:" + kronus.port();
  private final Account account = Account.fresh();
  private final Webhooks webhooks = new Webhooks(account.token(), url, () -> url);
  private final InFlight inFlight = new InFlight();
  private final PhoneCompany company =
      new PhoneCompany(account, webhooks, InstantSource.system(), inFlight);
  private final List<String> heard = new CopyOnWriteArrayList<>();

  CallbackTest() {
    kronus.open(
        request -> {
          heard.add(Form.parse(request.text()).first("MessageStatus", "none"));
          return Answer.empty(204);
        });
  }

  @AfterEach
  void stop() {
    company.close();
    kronus.close();
  }

  @Test
  void comesAsItHappens() throws InterruptedException {
    assertEquals(List.of("queued", "sent", "delivered"), wordsOfOneMessage());
  }

  @Test
  void comesLastFirstWhenTheWireIsOutOfOrder() throws InterruptedException {
    webhooks.callbacks(Wire.OUT_OF_ORDER);
    assertEquals(List.of("delivered", "sent", "queued"), wordsOfOneMessage());
  }

  @Test
  void doesNotComeWhenTheWireLosesIt() throws InterruptedException {
    webhooks.callbacks(Wire.LOST);
    assertEquals(List.of(), wordsOfOneMessage());
  }

  private List<String> wordsOfOneMessage() throws InterruptedException {
    company.carrier().send("+14165550100", "Are you all right?", Optional.of(url + "/status"));
    assertTrue(inFlight.settle(Duration.ofSeconds(20)));
    return List.copyOf(heard);
  }
}
