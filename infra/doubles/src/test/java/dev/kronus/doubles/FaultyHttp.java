package dev.kronus.doubles;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** The wire below the SDK, on which the next answers go wrong as told; it keeps what was sent. */
final class FaultyHttp implements SdkHttpClient {
  private final SdkHttpClient wire = UrlConnectionHttpClient.create();
  private final Queue<Fault> faults = new ArrayDeque<>();
  private final List<String> sent = new ArrayList<>();
  private boolean cut;

  private sealed interface Fault {}

  /** The request takes effect, and nobody learns of it. */
  private record LostAnswer() implements Fault {}

  /** The request takes no effect. */
  private record Refusal(String json) implements Fault {}

  void loseAnswer() {
    faults.add(new LostAnswer());
  }

  /** No request gets through any more. */
  void cut() {
    cut = true;
  }

  void refuse(int times, String type, String more) {
    for (int n = 0; n < times; n++) {
      faults.add(
          new Refusal(
              "{\"__type\":\"com.amazonaws.dynamodb.v20120810#" + type + "\"" + more + "}"));
    }
  }

  /** The bodies of all requests so far. */
  List<String> sent() {
    return List.copyOf(sent);
  }

  void forgetSent() {
    sent.clear();
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    sent.add(body(request));
    if (cut) {
      return new Cut();
    }
    return switch (faults.poll()) {
      case null -> wire.prepareRequest(request);
      case LostAnswer _ -> new Losing(wire.prepareRequest(request));
      case Refusal(String json) -> new Refusing(json);
    };
  }

  @Override
  public void close() {
    wire.close();
  }

  private static String body(HttpExecuteRequest request) {
    try (InputStream in = request.contentStreamProvider().orElseThrow().newStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Cut() implements ExecutableHttpRequest {
    @Override
    public HttpExecuteResponse call() throws IOException {
      throw new IOException("nobody there");
    }

    @Override
    public void abort() {
      // There is nothing to stop.
    }
  }

  private record Losing(ExecutableHttpRequest request) implements ExecutableHttpRequest {
    @Override
    public HttpExecuteResponse call() throws IOException {
      try (InputStream answer = request.call().responseBody().orElseThrow()) {
        answer.readAllBytes();
      }
      throw new IOException("the connection broke before the answer");
    }

    @Override
    public void abort() {
      request.abort();
    }
  }

  private record Refusing(String json) implements ExecutableHttpRequest {
    @Override
    public HttpExecuteResponse call() {
      byte[] body = json.getBytes(StandardCharsets.UTF_8);
      return HttpExecuteResponse.builder()
          .response(
              SdkHttpResponse.builder()
                  .statusCode(400)
                  .putHeader("Content-Type", "application/x-amz-json-1.0")
                  .putHeader("Content-Length", Integer.toString(body.length))
                  .build())
          .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
          .build();
    }

    @Override
    public void abort() {
      // It answers at once.
    }
  }
}
