package dev.kronus.accounts;

import dev.kronus.kernel.Page;
import dev.kronus.kernel.Refusal;
import dev.kronus.platform.Listing;
import dev.kronus.platform.Slice;
import dev.kronus.platform.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks for keys among everybody's, newest first, by a walk along the index of lists. One search
 * looks at 1000 keys and then says where to go on, so that no question costs more than that.
 */
public final class KeySearch {
  private static final int BUDGET = 1000;
  private static final int AT_ONCE = 500;

  private final Table table;

  public KeySearch(Table table) {
    this.table = table;
  }

  /** The total is known when all keys were looked at. */
  public Page<ApiKey> find(KeyQuery query) {
    Walk walk = new Walk(query);
    Optional<String> place = query.paging().cursor();
    while (walk.goesOn()) {
      Slice slice = Listing.walk(table, ApiKeyItems.LIST, place, AT_ONCE);
      slice.rows().forEach(walk::see);
      if (slice.next().isEmpty()) {
        return walk.ended();
      }
      place = Optional.of(Listing.place(slice.rows().getLast()));
    }
    return walk.stopped(place);
  }

  /** One search on its way. */
  private static final class Walk {
    private final KeyQuery query;
    private final List<ApiKey> found = new ArrayList<>();
    private Optional<String> next = Optional.empty();
    private String last = "";
    private int looked;
    private long matched;

    Walk(KeyQuery query) {
      this.query = query;
    }

    /** A first part is counted to the end of the budget; another stops when it is full. */
    boolean goesOn() {
      return looked < BUDGET && (query.paging().cursor().isEmpty() || next.isEmpty());
    }

    void see(Slice.Row row) {
      looked++;
      ApiKey key = ApiKeyItems.read(row);
      if (query.filter().test(key)) {
        matched++;
        take(key, row);
      }
    }

    private void take(ApiKey key, Slice.Row row) {
      if (matched <= query.paging().skipped()) {
        return;
      }
      if (found.size() < query.paging().limit()) {
        found.add(key);
        last = Listing.place(row);
      } else if (next.isEmpty()) {
        next = Optional.of(last);
      }
    }

    Page<ApiKey> ended() {
      return query.paging().cursor().isEmpty()
          ? new Page<>(found, next, matched)
          : Page.uncounted(found, next);
    }

    /** The budget is spent, or the part is full. */
    Page<ApiKey> stopped(Optional<String> place) {
      if (matched < query.paging().skipped()) {
        throw new Refusal.Invalid("page is too far for one search: go on by paging.next instead.");
      }
      return Page.uncounted(found, next.or(() -> place));
    }
  }
}
