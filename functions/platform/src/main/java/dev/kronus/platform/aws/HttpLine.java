package dev.kronus.platform.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * HTTP by the JDK's oldest client, which is the first to be ready, over connections that are kept.
 * Over one that was closed meanwhile it sends a request once more unasked, so only what may be
 * repeated goes this way.
 */
public final class HttpLine implements Line {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final int BAD = 400;

  @Override
  public Answer post(URI to, Map<String, String> headers, byte[] body, Duration patience)
      throws IOException {
    HttpURLConnection call = (HttpURLConnection) to.toURL().openConnection();
    call.setRequestMethod("POST");
    call.setConnectTimeout((int) Math.min(CONNECT.toMillis(), patience.toMillis()));
    call.setReadTimeout((int) patience.toMillis());
    call.setInstanceFollowRedirects(false);
    call.setUseCaches(false);
    call.setDoOutput(true);
    headers.forEach(call::setRequestProperty);
    try (OutputStream out = call.getOutputStream()) {
      out.write(body);
    }
    int status = call.getResponseCode();
    try (InputStream in = status < BAD ? call.getInputStream() : call.getErrorStream()) {
      // Read to its end, or the connection could not be kept.
      return new Answer(status, in == null ? new byte[0] : in.readAllBytes());
    }
  }
}
