package dev.kronus.platform.edge;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.kronus.kernel.Refusal;
import dev.kronus.platform.Config;
import dev.kronus.platform.Log;
import dev.kronus.platform.Table;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A function behind the gateway. The order is the same for every route and cannot be changed:
 * authorize, read the input, answer, encode, with one catch around it. A route says who may, what
 * it reads, and what happens.
 */
public abstract class Route<I> implements RequestStreamHandler {
  private static final Map<String, String> HEADERS =
      Map.of(
          "cache-control", "no-store",
          "content-type", "application/json; charset=utf-8",
          "x-content-type-options", "nosniff",
          "x-frame-options", "DENY",
          "referrer-policy", "no-referrer",
          "content-security-policy", "default-src 'none'; frame-ancestors 'none'",
          "strict-transport-security", "max-age=63072000; includeSubDomains");

  private final Access access;
  private final Input<I> input;

  protected Route(Access access, Input<I> input) {
    this.access = access;
    this.input = input;
    if (Config.isForSnapshot()) {
      Snapshot.of(getClass(), this::rehearse);
    }
  }

  /** What the route is for. A {@link Refusal} becomes its 4xx; anything else an opaque 500. */
  protected abstract Reply answer(Call<I> call);

  @Override
  public final void handleRequest(InputStream in, OutputStream out, Context context) {
    Map<String, Object> event = Json.object(in);
    if (Snapshot.isWarmUp(event)) {
      Json.write(Map.of("warm", true), out);
      return;
    }
    Request request = new Request(event);
    Json.write(encoded(reply(request), request), out);
  }

  private Reply reply(Request request) {
    try {
      access.check(request);
      return answer(new Call<>(request, input.read(request)));
    } catch (Refusal refusal) {
      return Reply.of(refusal, request.id());
    } catch (Table.Contended | Table.Away busy) {
      Log.failure(request.id(), busy);
      return Reply.of(new Refusal.Unavailable("Busy at the moment; try again."), request.id());
    } catch (RuntimeException | StackOverflowError unexpected) {
      Log.failure(request.id(), unexpected);
      return Reply.internal(request.id());
    }
  }

  private static Map<String, Object> encoded(Reply reply, Request request) {
    Map<String, String> headers = new LinkedHashMap<>(HEADERS);
    headers.putAll(reply.headers());
    headers.put("x-request-id", request.id());
    String origin = Config.get("CORS_ORIGIN", "");
    if (!origin.isEmpty()) {
      headers.put("access-control-allow-origin", origin);
      headers.put("vary", "origin");
    }
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("statusCode", reply.status());
    out.put("headers", headers);
    out.put("body", reply.body() instanceof String raw ? raw : Json.text(reply.body()));
    out.put("isBase64Encoded", false);
    return out;
  }

  /** Reads its own event and writes a reply, so that a snapshot holds every class on the way. */
  private void rehearse(Map<String, Object> event) {
    Request request = new Request(event);
    access.check(request);
    input.read(request);
    Json.text(encoded(Reply.ok(Map.of()), request));
  }
}
