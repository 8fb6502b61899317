package dev.kronus.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** A place in a list, as callers see it: opaque, and safe in a URL. */
public final class Cursor {
  private static final int LONGEST = 400;

  private Cursor() {}

  public static String encode(String place) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(place.getBytes(StandardCharsets.UTF_8));
  }

  /** Empty when {@code text} was never given out as a cursor. */
  public static Optional<String> decode(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      String place = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      return place.matches("[A-Za-z0-9#:._-]{1,300}") ? Optional.of(place) : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
