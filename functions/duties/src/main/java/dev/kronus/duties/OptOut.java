package dev.kronus.duties;

import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Query;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * That a phone takes our texts no longer, as one user must hear of it: an obligation in that user's
 * partition, written by whoever learns it, until what follows from it was done.
 *
 * @param id unique in the partition: the job that was refused, or the text that said so
 * @param at when it was learned
 * @param said whether the phone itself said so, and not the provider when it was sent something
 * @param spread whether everybody else whom it concerns knows already
 */
public record OptOut(
    Uid uid, String id, PhoneNumber phone, Instant at, boolean said, boolean spread) {
  /** Sort keys of opt-outs begin so. */
  public static final String PREFIX = "OPTOUT#";

  /** The function that does what follows. */
  public static final String DRIVER = "Probe";

  /** The provider's code for it. */
  public static final String CODE = "21610";

  /** A job was refused for it; empty when it was refused for something else. */
  static Optional<OptOut> of(Job job, String code, Instant now) {
    return job.message()
        .filter(message -> code.equals(CODE))
        .map(message -> new OptOut(job.uid(), job.id(), message.to(), now, false, false));
  }

  /** The same, for another user to hear. */
  public OptOut toldTo(Uid other) {
    return new OptOut(other, id, phone, at, said, true);
  }

  public static Optional<OptOut> find(Table table, Poke poke) {
    return table.get(Key.of(poke.uid(), poke.item())).map(item -> read(poke, item));
  }

  private static OptOut read(Poke poke, Item item) {
    return new OptOut(
        poke.uid(),
        poke.item().substring(PREFIX.length()),
        new PhoneNumber(item.text("phone_number")),
        item.instant("at"),
        item.flag("said"),
        item.flag("spread"));
  }

  public Write written() {
    Item item =
        Item.empty()
            .with("phone_number", phone.value())
            .with("at", at)
            .with("said", said)
            .with("spread", spread);
    return Write.put(key(), Obligation.due(item, uid, at, DRIVER), Condition.ANY);
  }

  /** What follows from it was done. */
  public Write met() {
    return Write.delete(key(), Condition.EXISTS);
  }

  /** That phone's which this user has yet to hear of. */
  public static List<OptOut> of(Table table, Uid uid, PhoneNumber phone) {
    Query all = Query.of(Key.of(uid, PREFIX).pk()).prefix(PREFIX);
    return table.all(all).stream()
        .map(row -> read(new Poke(uid, row.key().sk()), row.item()))
        .filter(out -> out.phone().equals(phone))
        .toList();
  }

  /** It is so no longer, and nothing is to follow from it. */
  public Write takenBack() {
    return Write.delete(key(), Condition.ANY);
  }

  /** What follows from it is to happen only while it is so. */
  public Write standing() {
    return Write.check(key(), Condition.EXISTS);
  }

  /**
   * Nothing may follow from it here yet. Everybody else knows, and is not told again: the phone may
   * take texts again by then.
   */
  public Write heldUntil(Instant later) {
    Write.Update held = Write.update(key()).when(Condition.EXISTS).set("spread", true);
    return Obligation.due(held, uid, later, DRIVER);
  }

  public Poke poke() {
    return new Poke(uid, key().sk());
  }

  private Key key() {
    return Key.of(uid, PREFIX + id);
  }
}
