package dev.kronus.duties.wire;

import dev.kronus.duties.Heartbeat;
import dev.kronus.platform.Log;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** A GET to a healthchecks-style address. */
public final class HttpHeartbeat implements Heartbeat {
  private static final int MILLIS = 5_000;

  @Override
  public void beat(String url) {
    try {
      var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
      connection.setConnectTimeout(MILLIS);
      connection.setReadTimeout(MILLIS);
      int status = connection.getResponseCode();
      connection.disconnect();
      if (status >= 400) {
        Log.warn("heartbeat_refused", "status", status);
      }
    } catch (IOException | IllegalArgumentException unheard) {
      Log.failure("heartbeat", unheard);
    }
  }
}
