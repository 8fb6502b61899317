package dev.kronus.platform.edge;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** JSON as plain maps, lists, texts, numbers and flags. */
public final class Json {
  static final JSON MAPPER = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);

  private Json() {}

  /** An object from a stream that AWS wrote. */
  public static Map<String, Object> object(InputStream in) {
    try {
      return MAPPER.mapFrom(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** An object from a text of ours. */
  public static Map<String, Object> object(String text) {
    try {
      return MAPPER.mapFrom(text);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public static String text(Object value) {
    try {
      return MAPPER.asString(value);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static void write(Object value, OutputStream out) {
    try {
      MAPPER.write(value, out);
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }
}
