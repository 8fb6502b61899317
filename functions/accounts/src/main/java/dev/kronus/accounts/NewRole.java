package dev.kronus.accounts;

import dev.kronus.kernel.Fields;

/** A role to be made. */
public record NewRole(int number, String name, String description) {
  public static NewRole from(Fields fields) {
    int number = fields.optionalInteger("role", User.FIRST, Role.LAST).orElse(Role.LAST);
    if (!fields.has("role")) {
      fields.fault("role", "is required");
    }
    return new NewRole(
        number,
        fields.text("name", 1, Role.LONGEST_NAME),
        fields.optionalText("description", 0, Role.LONGEST_DESCRIPTION).orElse(""));
  }
}
