package dev.kronus.platform.edge;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.kronus.platform.Config;
import dev.kronus.platform.Log;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * A function that no person calls: poked by a timer, by another function or by an AWS service. It
 * throws what goes wrong, so that its caller tries again; so whatever it does must be safe to do
 * twice.
 */
public abstract class Task<E> implements RequestStreamHandler {
  private final Function<Map<String, Object>, E> reader;

  /**
   * @param reader makes the event of its JSON
   */
  protected Task(Function<Map<String, Object>, E> reader) {
    this.reader = reader;
    if (Config.isForSnapshot()) {
      Snapshot.of(getClass(), event -> Objects.requireNonNull(reader.apply(event)));
    }
  }

  /** What is to be done; the result is the function's answer, for callers that wait for one. */
  protected abstract Map<String, Object> run(E event);

  @Override
  public final void handleRequest(InputStream in, OutputStream out, Context context) {
    Map<String, Object> event = Json.object(in);
    if (Snapshot.isWarmUp(event)) {
      Json.write(Map.of("warm", true), out);
      return;
    }
    try {
      Json.write(run(reader.apply(event)), out);
    } catch (RuntimeException failure) {
      Log.failure(context == null ? "-" : context.getAwsRequestId(), failure);
      throw failure;
    }
  }
}
