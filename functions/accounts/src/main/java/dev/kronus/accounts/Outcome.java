package dev.kronus.accounts;

import dev.kronus.kernel.Refusal;
import dev.kronus.platform.Table;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What came of one entry of many; each stands or falls for itself.
 *
 * @param ref as the entry named it
 * @param done such as {@code created}; empty when it was refused
 * @param refusal why it was refused
 */
public record Outcome(String ref, Optional<String> done, Optional<Refusal> refusal) {
  /** One after another, so that a later entry may rest on an earlier one. */
  static List<Outcome> of(List<Entry> entries, Function<Entry, String> act) {
    return entries.stream().map(entry -> of(entry, act)).toList();
  }

  private static Outcome of(Entry entry, Function<Entry, String> act) {
    try {
      return new Outcome(entry.ref(), Optional.of(act.apply(entry)), Optional.empty());
    } catch (Refusal refusal) {
      return refused(entry, refusal);
    } catch (Table.Contended busy) {
      return refused(entry, new Refusal.Unavailable("Busy at the moment; try again."));
    }
  }

  private static Outcome refused(Entry entry, Refusal refusal) {
    return new Outcome(entry.ref(), Optional.empty(), Optional.of(refusal));
  }
}
