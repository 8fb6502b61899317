package dev.kronus.bench.floor;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The floor: reads its event and answers, and knows nothing. */
public final class Bare implements RequestStreamHandler {
  private static final byte[] REPLY =
      "{\"statusCode\":200,\"body\":\"\"}".getBytes(StandardCharsets.UTF_8);

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    in.readAllBytes();
    out.write(REPLY);
  }
}
