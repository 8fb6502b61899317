package dev.kronus.duties.wire;

import com.twilio.http.HttpClient;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import dev.kronus.platform.Config;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The Twilio SDK's transport: each request goes out at most once. The SDK's own client repeats a
 * request after a 5xx, and the JDK repeats a POST when a kept-alive connection breaks; either would
 * be a second message, for sending has no idempotency key. It is also far quicker to start than the
 * SDK's Apache client (facts.md).
 */
final class OneShotHttp extends HttpClient {
  private static final int CONNECT_MILLIS = (int) Duration.ofSeconds(3).toMillis();
  private static final int READ_MILLIS = (int) Duration.ofSeconds(12).toMillis();

  /** The request did not leave this machine. */
  static final class NotSent extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotSent(Throwable cause) {
      super("no connection to the provider", cause);
    }
  }

  /** The request left, and no answer came back. */
  static final class AnswerLost extends RuntimeException {
    private static final long serialVersionUID = 1;

    AnswerLost(Throwable cause) {
      super("the provider's answer was lost", cause);
    }
  }

  @Override
  public Response reliableRequest(Request request) {
    return makeRequest(request);
  }

  @Override
  public Response makeRequest(Request request) {
    HttpURLConnection connection = connected(request);
    try {
      return exchanged(connection, request);
    } catch (IOException lost) {
      throw new AnswerLost(lost);
    } finally {
      connection.disconnect();
    }
  }

  private static HttpURLConnection connected(Request request) {
    try {
      var connection = (HttpURLConnection) address(request).toURL().openConnection();
      connection.setConnectTimeout(CONNECT_MILLIS);
      connection.setReadTimeout(READ_MILLIS);
      connection.setRequestMethod(request.getMethod().toString());
      connection.setInstanceFollowRedirects(false);
      connection.setUseCaches(false);
      connection.setRequestProperty("Authorization", request.getAuthString());
      connection.setRequestProperty("Accept", "application/json");
      connection.setRequestProperty("Connection", "close");
      if (request.getMethod() == HttpMethod.POST) {
        byte[] form = form(request);
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(form.length);
        connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
      }
      connection.connect();
      return connection;
    } catch (IOException notConnected) {
      throw new NotSent(notConnected);
    }
  }

  private static Response exchanged(HttpURLConnection connection, Request request)
      throws IOException {
    if (request.getMethod() == HttpMethod.POST) {
      try (OutputStream out = connection.getOutputStream()) {
        out.write(form(request));
      }
    }
    int status = connection.getResponseCode();
    try (InputStream in =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      String body = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Response(body.isBlank() && status >= 400 ? wordless(status) : body, status);
    }
  }

  /**
   * The SDK forgets the status of a refusal without words, and the JDK drops the words of a 401 to
   * a request it may not repeat.
   */
  private static String wordless(int status) {
    return "{\"code\":%1$d,\"message\":\"\",\"status\":%1$d}".formatted(status);
  }

  private static byte[] form(Request request) {
    return request.encodeFormBody().getBytes(StandardCharsets.UTF_8);
  }

  /** Twilio's own address, unless the environment names a stand-in. */
  private static URI address(Request request) {
    String url = request.constructURL().toString();
    String standIn = Config.get("TWILIO_API_URL", "");
    return URI.create(
        standIn.isEmpty() ? url : standIn + url.substring(url.indexOf('/', "https://".length())));
  }
}
