package dev.kronus.platform.edge;

import dev.kronus.platform.Config;
import dev.kronus.platform.Key;
import dev.kronus.platform.Log;
import dev.kronus.platform.Table;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * What happens before Lambda SnapStart takes its picture: the function reads its own event from
 * {@code events/} and whatever asked to be {@link #before} runs, so that the picture holds the
 * classes a first request needs. Nothing that must differ between copies (secrets, ids, random
 * seeds) is touched. Elsewhere nothing happens at all.
 */
public final class Snapshot implements Resource {
  /** The checkpoint's context holds its resources weakly; here they stay. */
  private static final List<Snapshot> KEPT = new CopyOnWriteArrayList<>();

  private static final Key NOTHING = new Key("NOTHING", "NOTHING");
  private static final List<Runnable> BEFORE = new CopyOnWriteArrayList<>();
  private final String name;
  private final Consumer<Map<String, Object>> rehearsal;

  private Snapshot(String name, Consumer<Map<String, Object>> rehearsal) {
    this.name = name;
    this.rehearsal = rehearsal;
  }

  static void of(Class<?> function, Consumer<Map<String, Object>> rehearsal) {
    String name =
        function
            .getSimpleName()
            .replaceAll("(?<!^)([A-Z])", "-$1")
            .toLowerCase(java.util.Locale.ROOT);
    Snapshot snapshot = new Snapshot(name, rehearsal);
    KEPT.add(snapshot);
    Core.getGlobalContext().register(snapshot);
  }

  /** Has {@code step} run before the picture is taken, such as one read that opens a connection. */
  public static void before(Runnable step) {
    if (Config.isForSnapshot()) {
      BEFORE.add(step);
    }
  }

  /**
   * The table, with a read before the picture is taken that opens the path to it. The read finds
   * nothing: what a person's item holds has no place in a picture.
   */
  public static Table opened(Table table) {
    before(() -> table.get(NOTHING));
    return table;
  }

  /** Whether the sweeper merely wants this function awake. */
  static boolean isWarmUp(Map<String, Object> event) {
    return Boolean.TRUE.equals(event.get("warm"));
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) throws Exception {
    try (InputStream event = Snapshot.class.getResourceAsStream("/events/" + name + ".json")) {
      if (event != null) {
        rehearsal.accept(Json.object(event));
      }
      BEFORE.forEach(Runnable::run);
    } catch (RuntimeException unprimed) {
      // A cold first request is slower, never wrong; a failing hook would keep the version from
      // publishing.
      Log.failure("checkpoint", unprimed);
    }
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    // Nothing to do: what must be fresh is fetched when first needed.
  }
}
