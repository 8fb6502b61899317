package dev.kronus.accounts;

import dev.kronus.kernel.Cursor;
import dev.kronus.kernel.Fields;
import java.util.Optional;
import java.util.Set;

/**
 * Which users somebody wants to see.
 *
 * @param limit how many at once
 * @param page how many times that many to pass over; small, for what is passed over is read
 * @param cursor where an earlier list stopped, instead of a page
 * @param deleted whether those who are marked as deleted are among them
 * @param words beginnings of words that they must have, all of them
 */
public record UserQuery(
    int limit, int page, Optional<String> cursor, boolean deleted, Set<String> words) {
  private static final int USUAL = 50;
  private static final int MOST = 100;
  private static final int LONGEST_SEARCH = 100;

  private static final int LAST_PAGE = 100;

  /** As many as may be passed over to get to a page. */
  private static final int FARTHEST = 2_000;

  /** The same fields from a query string, where all are texts, and from a body. */
  public static UserQuery from(Fields fields) {
    int limit = fields.optionalNumeral("limit", 1, MOST).orElse(USUAL);
    int page = fields.optionalNumeral("page", 0, LAST_PAGE).orElse(0);
    Optional<String> cursor =
        fields.parsed("cursor", Cursor::decode, "is not a cursor of this list");
    if (page > 0 && cursor.isPresent()) {
      fields.fault("page", "must not be sent with a cursor");
    }
    if (page * limit > FARTHEST) {
      fields.fault("page", "must not be so far on: follow the cursors instead");
    }
    boolean deleted = fields.optionalSwitch("include_deleted").orElse(false);
    Optional<String> search = fields.optionalText("search", 1, LONGEST_SEARCH);
    Set<String> words = search.map(SearchWords::wanted).orElse(Set.of());
    if (search.isPresent() && words.isEmpty()) {
      fields.fault("search", "must have a word of at least 2 letters or digits");
    }
    return new UserQuery(limit, page, cursor, deleted, words);
  }

  /** The part of a list of everybody that {@code ?limit=&cursor=} name. */
  public static UserQuery part(Fields query) {
    int limit = query.optionalNumeral("limit", 1, MOST).orElse(USUAL);
    Optional<String> cursor =
        query.parsed("cursor", Cursor::decode, "is not a cursor of this list");
    return new UserQuery(limit, 0, cursor, false, Set.of());
  }

  /** How many to pass over. */
  int passed() {
    return page * limit;
  }

  boolean shows(User user) {
    return deleted || user.status() != UserStatus.DELETED;
  }
}
