package dev.kronus.toy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.kronus.local.Witness;
import dev.kronus.platform.Config;
import dev.kronus.platform.Time;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Says what it was given and when; throws as often as it is told to. */
public final class Witnessed implements RequestStreamHandler {
  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    String event = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    Witness.SEEN.add(Time.now() + " " + event);
    Witness.ENVIRONMENT.put("OWN", Config.get("OWN"));
    Witness.ENVIRONMENT.put("AWS_ENDPOINT_URL", Config.get("AWS_ENDPOINT_URL"));
    if (event.contains("sleep")) {
      pause();
    }
    if (Witness.FAILURES.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new IllegalStateException("as asked");
    }
    out.write("{\"done\":true}".getBytes(StandardCharsets.UTF_8));
  }

  private static void pause() {
    try {
      Thread.sleep(3000);
    } catch (InterruptedException cut) {
      Thread.currentThread().interrupt();
    }
  }
}
