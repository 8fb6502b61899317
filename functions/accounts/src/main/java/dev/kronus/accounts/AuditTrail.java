package dev.kronus.accounts;

import dev.kronus.kernel.Page;
import dev.kronus.kernel.Paging;
import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Key;
import dev.kronus.platform.Query;
import dev.kronus.platform.Slice;
import dev.kronus.platform.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happened to an account, newest first, as its owner and admins see it. */
public final class AuditTrail {
  private static final String LAST = "\uFFFF";
  private final Table table;

  public AuditTrail(Table table) {
    this.table = table;
  }

  public Page<Map<String, Object>> list(Uid uid, Paging paging) {
    if (table.get(UserItems.key(uid)).isEmpty()) {
      throw new Refusal.Missing("There is no such user.");
    }
    // One character less than a line that was shown excludes it and keeps all before it.
    String end = paging.cursor().map(AuditTrail::before).orElse(LAST);
    List<Slice.Row> rows =
        table
            .query(
                Query.of(Key.of(uid, "").pk())
                    .between(Audit.PREFIX, Audit.PREFIX + end)
                    .newestFirst()
                    .limit(paging.limit() + 1))
            .rows();
    boolean more = rows.size() > paging.limit();
    List<Slice.Row> shown = more ? rows.subList(0, paging.limit()) : rows;
    Optional<String> next =
        more ? Optional.of(shown.getLast().key().sk().substring(Audit.PREFIX.length())) : none();
    return new Page<>(shown.stream().map(AuditTrail::view).toList(), next, Page.UNCOUNTED);
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  private static String before(String place) {
    int last = place.length() - 1;
    return place.substring(0, last) + (char) (place.charAt(last) - 1) + LAST;
  }

  private static Map<String, Object> view(Slice.Row row) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("what", row.item().text("what"));
    view.put("at", row.item().text("at"));
    view.put("details", row.item().map("details"));
    return view;
  }
}
