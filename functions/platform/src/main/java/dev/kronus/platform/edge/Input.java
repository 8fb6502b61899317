package dev.kronus.platform.edge;

import dev.kronus.kernel.Fields;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How a route reads what the caller sent. It refuses everything it does not know, all faults at
 * once.
 */
@FunctionalInterface
public interface Input<I> {
  I read(Request request);

  /** Nothing is expected: no query, and a body is not looked at. */
  static Input<Void> none() {
    return request -> {
      request.query().check();
      return null;
    };
  }

  /** A JSON object in the body. */
  static <I> Input<I> body(Function<Fields, I> reader) {
    return request -> {
      request.query().check();
      return checked(new Fields(Body.object(request)), reader);
    };
  }

  /** A JSON object in the body, where none means an empty one. */
  static <I> Input<I> optionalBody(Function<Fields, I> reader) {
    return request -> {
      request.query().check();
      return checked(new Fields(Body.optionalObject(request)), reader);
    };
  }

  /** A JSON list in the body. */
  static <I> Input<I> list(Function<List<Object>, I> reader) {
    return request -> {
      request.query().check();
      return reader.apply(Body.list(request));
    };
  }

  /** The JSON object in the body as it was sent; empty when there is no body. */
  static Map<String, Object> object(Request request) {
    return Body.optionalObject(request);
  }

  /** The query string; of a POST, a JSON object in the body, where none means an empty one. */
  static <I> Input<I> queryOrBody(Function<Fields, I> reader) {
    Input<I> query = query(reader);
    Input<I> body = optionalBody(reader);
    return request -> (request.method().equals("POST") ? body : query).read(request);
  }

  /** The query string. */
  static <I> Input<I> query(Function<Fields, I> reader) {
    return request -> checked(request.query(), reader);
  }

  private static <I> I checked(Fields fields, Function<Fields, I> reader) {
    I input = reader.apply(fields);
    fields.check();
    return input;
  }
}
