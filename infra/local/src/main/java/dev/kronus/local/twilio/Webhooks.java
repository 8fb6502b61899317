package dev.kronus.local.twilio;

import dev.kronus.local.http.Answer;
import dev.kronus.local.http.Form;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Twilio's calls to Kronus: signed over the public URL that Kronus has configured, and delivered to
 * this machine whatever that URL says. One that fails is tried again at once, as {@code
 * #rc=5&rp=all} asks.
 */
public final class Webhooks implements AutoCloseable {
  private static final int TRIES = 6;
  private final String token;
  private final String api;
  private final Supplier<String> publicUrl;
  private volatile Wire inbound = Wire.DELIVERS;
  private volatile Wire callbacks = Wire.DELIVERS;
  private HttpClient client;

  /** {@code api} is where Kronus is; {@code publicUrl} is where it says it is. */
  public Webhooks(String token, String api, Supplier<String> publicUrl) {
    this.token = token;
    this.api = api;
    this.publicUrl = publicUrl;
  }

  /** How all of them arrive from now on. */
  public void inbound(Wire wire) {
    inbound = wire;
  }

  public Wire inbound() {
    return inbound;
  }

  /** How the word of how far messages got arrives from now on. */
  public void callbacks(Wire wire) {
    callbacks = wire;
  }

  public Wire callbacks() {
    return callbacks;
  }

  /** Posts to a path of Kronus's; answers what came back at last. */
  Answer.Whole post(String path, Map<String, String> fields) {
    if (inbound == Wire.LOST) {
      return Answer.of(202, "text/plain", "The webhook was lost");
    }
    String base = publicUrl.get().replaceAll("/+$", "");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(api + path))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
            .header("X-Twilio-Signature", Signature.of(token, base + path, fields))
            .header("User-Agent", "TwilioProxy/1.1")
            .header("I-Twilio-Idempotency-Token", java.util.UUID.randomUUID().toString())
            .POST(HttpRequest.BodyPublishers.ofString(Form.encode(fields)))
            .build();
    Answer.Whole last = Answer.of(502, "text/plain", "Kronus did not answer");
    for (int i = 0; i < TRIES; i++) {
      last = send(request).orElse(last);
      if (last.status() < 500) {
        break;
      }
    }
    return last;
  }

  /** Posts to a callback URL, if it is one of Kronus's own. */
  void callBack(String url, Map<String, String> fields) {
    String base = publicUrl.get().replaceAll("/+$", "");
    if (callbacks != Wire.LOST && url.startsWith(base + "/")) {
      post(url.substring(base.length()), fields);
    }
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      client.shutdownNow();
    }
  }

  private Optional<Answer.Whole> send(HttpRequest request) {
    try {
      HttpResponse<byte[]> answer = client().send(request, HttpResponse.BodyHandlers.ofByteArray());
      String type = answer.headers().firstValue("content-type").orElse("text/plain");
      return Optional.of(Answer.of(answer.statusCode(), type, answer.body()));
    } catch (IOException noAnswer) {
      return Optional.empty();
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private synchronized HttpClient client() {
    if (client == null) {
      client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }
    return client;
  }
}
