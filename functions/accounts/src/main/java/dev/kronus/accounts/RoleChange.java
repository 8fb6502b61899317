package dev.kronus.accounts;

import dev.kronus.kernel.Fields;
import java.util.Optional;

/** What is to be said of a role from now on; what is absent stays, and so does the number. */
public record RoleChange(Optional<String> name, Optional<String> description) {
  public static RoleChange from(Fields fields) {
    return new RoleChange(
        fields.optionalText("name", 1, Role.LONGEST_NAME),
        fields.optionalNullableText("description", 0, Role.LONGEST_DESCRIPTION));
  }
}
