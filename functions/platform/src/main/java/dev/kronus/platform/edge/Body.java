package dev.kronus.platform.edge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.kronus.kernel.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads request bodies: size, encoding, type, form, depth, doubled names. */
final class Body {
  /** api.md: 64 KB. */
  private static final int LARGEST = 64 * 1024;

  private static final int DEEPEST = 16;
  private static final JsonFactory STRICT =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxNumberLength(64).build())
          .build();

  private Body() {}

  /** The body's text; refuses one that is too large or no UTF-8. */
  static String text(Request request) {
    String body = request.rawBody();
    if (body.length() > LARGEST * 2) {
      throw tooLarge();
    }
    byte[] bytes = request.isBase64() ? decoded(body) : body.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > LARGEST) {
      throw tooLarge();
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      throw new Refusal.Invalid("The body must be UTF-8.");
    }
  }

  static Map<String, Object> object(Request request) {
    Map<String, Object> object = optionalObject(request);
    if (object.isEmpty()) {
      throw new Refusal.Invalid("A JSON object with at least one field is needed in the body.");
    }
    return object;
  }

  static Map<String, Object> optionalObject(Request request) {
    String text = text(request);
    if (text.isBlank()) {
      return Map.of();
    }
    requireJson(request);
    return parsed(text);
  }

  private static void requireJson(Request request) {
    List<String> types = request.headers("content-type");
    String type = types.isEmpty() ? "application/json" : types.getFirst();
    String media = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (types.size() > 1 || !media.equals("application/json")) {
      throw new Refusal.UnsupportedMedia("The body must be application/json.");
    }
  }

  /** A list at the top; none is an empty one. */
  static List<Object> list(Request request) {
    String text = text(request);
    if (text.isBlank()) {
      return List.of();
    }
    requireJson(request);
    return parsed(text, JsonToken.START_ARRAY, "list", Json.MAPPER::listFrom);
  }

  private static Map<String, Object> parsed(String text) {
    return parsed(text, JsonToken.START_OBJECT, "object", Json.MAPPER::mapFrom);
  }

  /** Reads one value from a parser that stands at its beginning. */
  private interface Reader<T> {
    T read(JsonParser parser) throws IOException;
  }

  private static <T> T parsed(String text, JsonToken start, String what, Reader<T> reader) {
    try (JsonParser parser = STRICT.createParser(text)) {
      if (parser.nextToken() != start) {
        throw new Refusal.Invalid("The body must be a JSON " + what + ".");
      }
      T value = reader.read(parser);
      if (parser.nextToken() != null) {
        throw new Refusal.Invalid("The body must be one JSON " + what + " and nothing after it.");
      }
      return value;
    } catch (StreamConstraintsException tooMuch) {
      throw new Refusal.Invalid("The body is nested too deeply, or a number in it is too long.");
    } catch (JsonProcessingException notJson) {
      throw new Refusal.Invalid("The body is not valid JSON" + place(notJson) + ".");
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static String place(JsonProcessingException fault) {
    String doubled =
        fault.getOriginalMessage().startsWith("Duplicate field") ? ": a name is given twice" : "";
    var at = fault.getLocation();
    return at == null
        ? doubled
        : doubled + " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
  }

  private static byte[] decoded(String body) {
    try {
      return Base64.getDecoder().decode(body);
    } catch (IllegalArgumentException notBase64) {
      throw new Refusal.Invalid("The body could not be decoded.");
    }
  }

  private static Refusal tooLarge() {
    return new Refusal.TooLarge("The body must be at most 64 KB.");
  }
}
