package dev.kronus.local;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Map;
import java.util.Optional;

/** JSON as maps and lists, the way every wire double speaks it. */
public final class Json {
  private static final JSON STD = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private Json() {}

  /** A time as the API writes it: UTC, with milliseconds. */
  public static String time(Instant instant) {
    return TIME.format(instant);
  }

  /** Empty when the text is no JSON object. */
  public static Optional<Map<String, Object>> object(String text) {
    try {
      return STD.anyFrom(text) instanceof Map<?, ?> map
          ? Optional.of(named(map))
          : Optional.empty();
    } catch (IOException malformed) {
      return Optional.empty();
    }
  }

  /** An object that a program of ours wrote. */
  public static Map<String, Object> read(byte[] json) {
    return object(new String(json, StandardCharsets.UTF_8))
        .orElseThrow(() -> new IllegalArgumentException("not a JSON object"));
  }

  public static String write(Object value) {
    try {
      return STD.asString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] bytes(Object value) {
    return write(value).getBytes(StandardCharsets.UTF_8);
  }

  /** A map whose keys are known to be names. */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> named(Object map) {
    return (Map<String, Object>) map;
  }
}
