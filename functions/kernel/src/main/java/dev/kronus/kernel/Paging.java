package dev.kronus.kernel;

import java.util.Optional;

/** Which part of a list a caller wants: {@code ?limit=1..100} (50) and {@code ?cursor=}. */
public record Paging(int limit, Optional<String> cursor) {
  private static final int USUAL = 50;
  private static final int MOST = 100;

  public static Paging from(Fields query) {
    int limit = query.optionalNumeral("limit", 1, MOST).orElse(USUAL);
    Optional<String> cursor =
        query.parsed("cursor", Cursor::decode, "is not a cursor of this list");
    return new Paging(limit, cursor);
  }
}
