package dev.kronus.accounts.routes;

import dev.kronus.platform.edge.Request;
import java.util.List;
import java.util.Optional;

/**
 * The credential that a request to {@code POST /auth} shows.
 *
 * @param via where it stood: {@code bearer}, {@code token} or {@code cookie}
 */
record Presented(String credential, String via) {
  private static final String SCHEME = "bearer ";

  /**
   * What is said aloud wins over a cookie, which browsers send by themselves. Of two that are said
   * aloud nobody could tell which one the caller means, so they are none.
   */
  static Optional<Presented> by(Request request) {
    List<String> bearers = request.headers("authorization");
    List<String> tokens = request.headers("token");
    if (bearers.isEmpty() && tokens.isEmpty()) {
      return request.cookie(Cookies.AUTH).map(value -> new Presented(value, "cookie"));
    }
    if (bearers.size() + tokens.size() > 1) {
      return Optional.empty();
    }
    return bearers.isEmpty()
        ? Optional.of(new Presented(tokens.getFirst().strip(), "token"))
        : bearer(bearers.getFirst());
  }

  private static Optional<Presented> bearer(String header) {
    return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? Optional.of(new Presented(header.substring(SCHEME.length()).strip(), "bearer"))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "Presented[" + via + "]";
  }
}
