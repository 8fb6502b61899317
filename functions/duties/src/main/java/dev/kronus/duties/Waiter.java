package dev.kronus.duties;

import dev.kronus.kernel.Uid;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Key;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Write;
import java.time.Instant;

/**
 * Who goes on at once when a message cannot reach its phone: an obligation in the job's own
 * partition, as long as it stands as it must.
 *
 * @param item sort key of the obligation that waits
 * @param attribute of the item that says how it stands
 * @param value what that attribute must be
 * @param driver the function that goes on
 */
public record Waiter(String item, String attribute, String value, String driver) {

  /** Makes the obligation due; its {@code version} counts this as a change. */
  Write.Update hurried(Uid uid, Instant now) {
    Write.Update update =
        Write.update(Key.of(uid, item)).when(Condition.equal(attribute, value)).add("version", 1);
    return Obligation.due(update, uid, now, driver);
  }

  Poke poke(Uid uid) {
    return new Poke(uid, item);
  }
}
