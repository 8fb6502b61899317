package dev.kronus.accounts;

import dev.kronus.kernel.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One entry of a request that changes many things: {@code {"ref": name, "record": data}} or {@code
 * [name, data]}.
 *
 * @param record what is to be set; empty when what is named is to go
 */
public record Entry(String ref, Optional<Map<String, Object>> record) {
  /** As many as one request may have. */
  public static final int MOST = 25;

  private static final int LONGEST_REF = 254;
  private static final String FORM = " must be {\"ref\": name, \"record\": data} or [name, data]";

  /** Reads them all, or says what is wrong with each. */
  public static List<Entry> from(List<Object> body) {
    if (body.isEmpty() || body.size() > MOST) {
      throw new Refusal.Invalid("The body must be a list of 1 to " + MOST + " entries.");
    }
    List<Entry> entries = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (int i = 0; i < body.size(); i++) {
      Optional<Entry> entry = of(body.get(i));
      if (entry.isEmpty()) {
        faults.add("Entry " + (i + 1) + FORM + "; data is an object, or null to delete.");
      }
      entry.ifPresent(entries::add);
    }
    if (!faults.isEmpty()) {
      throw new Refusal.Invalid(faults);
    }
    return entries;
  }

  private static Optional<Entry> of(Object raw) {
    if (raw instanceof List<?> pair && pair.size() == 2) {
      return of(pair.get(0), pair.get(1));
    }
    return raw instanceof Map<?, ?> map
            && map.size() == 2
            && map.containsKey("ref")
            && map.containsKey("record")
        ? of(map.get("ref"), map.get("record"))
        : Optional.empty();
  }

  @SuppressWarnings("unchecked")
  private static Optional<Entry> of(Object ref, Object record) {
    boolean sound =
        ref instanceof String name
            && !name.isBlank()
            && name.length() <= LONGEST_REF
            && (record == null || record instanceof Map);
    return sound
        ? Optional.of(new Entry((String) ref, Optional.ofNullable((Map<String, Object>) record)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "Entry";
  }
}
