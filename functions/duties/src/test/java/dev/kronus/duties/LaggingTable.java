package dev.kronus.duties;

import dev.kronus.doubles.ThroughTable;
import dev.kronus.platform.Query;
import dev.kronus.platform.Shard;
import dev.kronus.platform.Slice;
import dev.kronus.platform.Table;
import java.util.HashMap;
import java.util.Map;

/** A table whose due index stands still from {@link #freeze} on, as a real one may for a moment. */
final class LaggingTable extends ThroughTable {
  private final Map<String, Slice> frozen = new HashMap<>();

  LaggingTable(Table table) {
    super(table);
  }

  void freeze() {
    for (String shard : Shard.all()) {
      frozen.put("DUE#" + shard, super.query(Query.of(Query.Index.DUE, "DUE#" + shard)));
    }
  }

  @Override
  public Slice query(Query query) {
    Slice before = frozen.get(query.pk());
    return before == null ? super.query(query) : before;
  }
}
