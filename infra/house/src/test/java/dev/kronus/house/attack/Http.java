package dev.kronus.house.attack;

import dev.kronus.doubles.Contract;
import dev.kronus.local.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A caller that keeps its connections, sends whatever it is told to, and holds what the API answers
 * against docs/openapi.yaml.
 */
final class Http implements AutoCloseable {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String base;
  private final boolean promised;

  /** To the API. */
  Http(String base) {
    this(base, true);
  }

  private Http(String base, boolean promised) {
    this.base = base;
    this.promised = promised;
  }

  /** To the cloud, of which no document of ours says anything. */
  static Http aws(String base) {
    return new Http(base, false);
  }

  /**
   * What to send.
   *
   * @param headers names and values by turns
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Shot(String method, String path, List<String> headers, byte[] body) {
    static Shot of(String method, String path) {
      return new Shot(method, path, List.of(), new byte[0]);
    }

    Shot as(String token) {
      return header("Authorization", "Bearer " + token);
    }

    Shot header(String name, String value) {
      List<String> more = new ArrayList<>(headers);
      more.add(name);
      more.add(value);
      return new Shot(method, path, more, body);
    }

    Shot json(String text) {
      return bytes("application/json", text.getBytes(StandardCharsets.UTF_8));
    }

    Shot json(Map<String, Object> fields) {
      return json(Json.write(fields));
    }

    /** In the place of a body that was there. */
    Shot bytes(String type, byte[] bytes) {
      List<String> others = new ArrayList<>();
      for (int i = 0; i < headers.size(); i += 2) {
        if (!headers.get(i).equals("Content-Type")) {
          others.addAll(headers.subList(i, i + 2));
        }
      }
      return new Shot(method, path, others, bytes).header("Content-Type", type);
    }

    Optional<String> first(String name) {
      for (int i = 0; i < headers.size(); i += 2) {
        if (headers.get(i).equalsIgnoreCase(name)) {
          return Optional.of(headers.get(i + 1));
        }
      }
      return Optional.empty();
    }

    /** How to send it again by hand. */
    String told() {
      String text = new String(body, StandardCharsets.UTF_8);
      String head = text.length() > 600 ? text.substring(0, 600) + "... " + body.length : text;
      return method + " " + path + " " + headers + "\n" + head;
    }
  }

  /** What came back. */
  @SuppressWarnings("ArrayRecordComponent")
  record Said(int status, Map<String, List<String>> headers, byte[] body) {
    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    Contract.Given given() {
      Map<String, String> firsts = new HashMap<>();
      headers.forEach((name, values) -> firsts.put(name, values.getFirst()));
      return new Contract.Given(status, firsts, text());
    }

    Map<String, Object> json() {
      return Json.object(text()).orElseThrow(() -> new AssertionError("no JSON: " + text()));
    }

    Map<String, Object> data() {
      return Json.named(json().get("data"));
    }

    String code() {
      return String.valueOf(json().get("code"));
    }

    List<String> errors() {
      return ((List<?>) json().get("errors")).stream().map(String::valueOf).toList();
    }

    Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name)).map(List::getFirst);
    }

    @Override
    public String toString() {
      return status + " " + text();
    }
  }

  Said send(Shot shot) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + shot.path()))
            .timeout(Duration.ofSeconds(60))
            .method(shot.method(), HttpRequest.BodyPublishers.ofByteArray(shot.body()));
    for (int i = 0; i < shot.headers().size(); i += 2) {
      request.header(shot.headers().get(i), shot.headers().get(i + 1));
    }
    try {
      HttpResponse<byte[]> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      Said said = new Said(answer.statusCode(), answer.headers().map(), answer.body());
      if (promised) {
        requirePromised(shot, said);
      }
      return said;
    } catch (IOException broken) {
      throw new UncheckedIOException(shot.told(), broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** What is at no door of the document is refused by the gateway, and {@link Shape} sees how. */
  private static void requirePromised(Shot shot, Said said) {
    String path = shot.path().split("\\?", 2)[0];
    Contract contract = Contract.held();
    if (contract.operation(shot.method(), path).isPresent()) {
      String type = shot.first("content-type").orElse("application/json");
      Contract.Sent sent = new Contract.Sent(type, new String(shot.body(), StandardCharsets.UTF_8));
      contract.require(shot.method(), path, sent, said.given());
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
