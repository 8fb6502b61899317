package dev.kronus.accounts.routes;

import dev.kronus.platform.Config;
import dev.kronus.platform.edge.Request;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The two cookies: no script reads them, and they travel encrypted. */
final class Cookies {
  /** The token, for pages; it counts at {@code POST /auth} alone. */
  static final String AUTH = "AuthToken";

  /** The refresh secret; browsers send it to {@code POST /api/refresh} alone. */
  static final String REFRESH = "RefreshToken";

  private static final String REFRESH_PATH = "/api/refresh";

  private Cookies() {}

  /**
   * @param life empty for as long as the browser is open
   */
  static String auth(String token, Optional<Duration> life) {
    return AUTH
        + "="
        + token
        + "; Path=/; HttpOnly; Secure; SameSite=Lax"
        + life.map(Cookies::maxAge).orElse("");
  }

  static String refresh(Request request, String secret, Duration life) {
    return REFRESH
        + "="
        + secret
        + "; Path="
        + request.prefix()
        + REFRESH_PATH
        + "; HttpOnly; Secure; SameSite=Strict"
        + maxAge(life);
  }

  /**
   * Whether a page of another site had a browser send this. Browsers say where a request comes
   * from; whoever says nothing is no browser, and has no cookies that a page could borrow.
   */
  static boolean isForeign(Request request) {
    List<String> origins = request.headers("origin");
    boolean elsewhere = !origins.stream().allMatch(origin -> isOurs(origin, request.host()));
    return elsewhere || request.headers("sec-fetch-site").contains("cross-site");
  }

  private static boolean isOurs(String origin, String host) {
    return !origin.isEmpty()
        && (origin.equals(Config.get("CORS_ORIGIN", "")) || host.equals(authority(origin)));
  }

  private static String authority(String origin) {
    try {
      return String.valueOf(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException notAnOrigin) {
      return "";
    }
  }

  private static String maxAge(Duration life) {
    return "; Max-Age=" + life.toSeconds();
  }
}
