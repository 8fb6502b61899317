package dev.kronus.accounts.routes;

import dev.kronus.kernel.Refusal;
import dev.kronus.platform.edge.Request;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** {@code Authorization: Basic} (RFC 7617): a name and a password, which may hold colons. */
final class Basic {
  private static final String SCHEME = "basic ";

  private Basic() {}

  /** As the fields of a body would say it; empty when the request has no such header. */
  static Optional<Map<String, Object>> of(Request request) {
    return request
        .header("authorization")
        .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(header -> fields(header.substring(SCHEME.length()).strip()));
  }

  private static Map<String, Object> fields(String encoded) {
    try {
      byte[] bytes = Base64.getDecoder().decode(encoded);
      String pair = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      int colon = pair.indexOf(':');
      if (colon >= 0) {
        return Map.of("username", pair.substring(0, colon), "password", pair.substring(colon + 1));
      }
    } catch (IllegalArgumentException | CharacterCodingException unreadable) {
      throw malformed();
    }
    throw malformed();
  }

  private static Refusal malformed() {
    return new Refusal.Invalid(
        "Authorization must be Basic and the base64 of name:password, in UTF-8.");
  }
}
