package dev.kronus.accounts;

import dev.kronus.kernel.Fields;
import dev.kronus.platform.Write;
import java.util.Optional;

/** What is to be changed about a key; what is absent stays. */
public record ApiKeyChange(
    Optional<String> name,
    Optional<String> description,
    Optional<Integer> role,
    Optional<Boolean> disabled) {
  public static ApiKeyChange from(Fields fields) {
    return new ApiKeyChange(
        fields.optionalText("name", 1, NewApiKey.LONGEST_NAME),
        fields.optionalNullableText("description", 0, NewApiKey.LONGEST_DESCRIPTION),
        fields.optionalInteger("role", User.FIRST, Role.LAST),
        fields.optionalFlag("disabled"));
  }

  /** The same change with all this in it, but for the role, which has rules of its own. */
  Write.Update applied(Write.Update update) {
    Write.Update all = update;
    if (name.isPresent()) {
      all = all.set("name", name);
    }
    if (description.isPresent()) {
      all = all.set("description", description);
    }
    if (disabled.isPresent()) {
      all = all.set("disabled", disabled);
    }
    return all;
  }
}
