package dev.kronus.accounts;

import dev.kronus.kernel.Fields;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What other services keep with a user, of any format: JSON as plain maps, lists, texts, numbers,
 * flags and nulls. It has an item of its own, just behind the profile, so that who only wants to
 * know who somebody is need not read it.
 */
public record AdditionalFields(Map<String, Object> values) {
  /** The field's name in requests and answers. */
  public static final String NAME = "additionalFields";

  static final AdditionalFields NONE = new AdditionalFields(Map.of());
  static final String SK = UserItems.PROFILE + "#FIELDS";

  public AdditionalFields {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** What a request wants set, nulls included; noted as a fault when it is too much. */
  public static Optional<AdditionalFields> from(Fields fields) {
    return fields
        .optionalObject(NAME)
        .filter(
            values -> {
              Optional<String> fault = FreeForm.fault(values);
              fault.ifPresent(rule -> fields.fault(NAME, rule));
              return fault.isEmpty();
            })
        .map(AdditionalFields::new);
  }

  /** These with others set over them; null takes a key away. */
  AdditionalFields merged(AdditionalFields others) {
    Map<String, Object> merged = new LinkedHashMap<>(values);
    others.values.forEach(
        (name, value) -> {
          if (value == null) {
            merged.remove(name);
          } else {
            merged.put(name, value);
          }
        });
    return new AdditionalFields(merged);
  }

  /** What is wrong with them as a whole, completing "additionalFields ...". */
  Optional<String> fault() {
    return FreeForm.fault(values);
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  /** As they are kept when there are any; part of the transaction that changes their user. */
  Write put(Uid uid) {
    return Write.put(key(uid), Item.of(FreeForm.stored(values)), Condition.ANY);
  }

  /** The same of fields that may all have been taken away. */
  Write written(Uid uid) {
    return values.isEmpty() ? Write.delete(key(uid), Condition.ANY) : put(uid);
  }

  static Key key(Uid uid) {
    return Key.of(uid, SK);
  }

  static AdditionalFields find(Table table, Uid uid) {
    return table.get(key(uid)).map(AdditionalFields::read).orElse(NONE);
  }

  static AdditionalFields read(Item item) {
    return new AdditionalFields(FreeForm.read(item.map(FreeForm.VALUES)));
  }

  @Override
  public String toString() {
    return "AdditionalFields" + values.keySet();
  }
}
