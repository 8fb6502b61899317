package dev.kronus.platform.aws;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** A line to a service: brings one request there and one answer back. */
public interface Line {
  /**
   * What came back, whatever it says.
   *
   * @throws IOException when nothing did, or not in time; the request may have been served
   */
  Answer post(URI to, Map<String, String> headers, byte[] body, Duration patience)
      throws IOException;

  /** A status and the bytes beneath it. */
  final class Answer {
    private final int status;
    private final byte[] body;

    public Answer(int status, byte[] body) {
      this.status = status;
      this.body = body;
    }

    public int status() {
      return status;
    }

    byte[] body() {
      return body;
    }
  }
}
