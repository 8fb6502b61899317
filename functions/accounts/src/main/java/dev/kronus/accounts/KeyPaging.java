package dev.kronus.accounts;

import dev.kronus.kernel.Cursor;
import dev.kronus.kernel.Fields;
import java.util.Optional;

/**
 * Which part of a list of keys is wanted: {@code limit} 1 to 100 (50), and either {@code page},
 * from 0, or the {@code cursor} that the part before came with.
 */
public record KeyPaging(int limit, int page, Optional<String> cursor) {
  private static final int USUAL = 50;
  private static final int MOST = 100;
  private static final int LAST_PAGE = 1000;

  public static KeyPaging from(Fields fields) {
    KeyPaging paging =
        new KeyPaging(
            fields.optionalNumeral("limit", 1, MOST).orElse(USUAL),
            fields.optionalNumeral("page", 0, LAST_PAGE).orElse(0),
            fields.parsed("cursor", Cursor::decode, "is not a cursor of this list"));
    if (fields.has("page") && fields.has("cursor")) {
      fields.fault("page", "must be left out where a cursor is given");
    }
    return paging;
  }

  /** How many come before. */
  int skipped() {
    return limit * page;
  }
}
