package dev.kronus.accounts;

import dev.kronus.kernel.Email;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.Refusal;
import dev.kronus.platform.Key;
import dev.kronus.platform.OperatorSettings;
import dev.kronus.platform.Secrets;
import dev.kronus.platform.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a user may call their own: a name, an address and a number that nobody else has. */
final class Markers {
  private final Table table;
  private final Secrets secrets;

  Markers(Table table, Secrets secrets) {
    this.table = table;
    this.secrets = secrets;
  }

  /** Whoever cannot be texted cannot be asked. */
  void refuseForeign(PhoneNumber phone) {
    if (!OperatorSettings.read(secrets).allowedCountries().contains(phone.country())) {
      throw new Refusal.Invalid("phone_number must be of a country that may be texted.");
    }
  }

  /** Names all that is taken at once. */
  void refuseTaken(Optional<Username> name, Optional<Email> email, Optional<PhoneNumber> phone) {
    List<String> taken = new ArrayList<>();
    if (name.map(UserItems::marker).filter(this::isTaken).isPresent()) {
      taken.add("username is taken.");
    }
    if (email.map(UserItems::marker).filter(this::isTaken).isPresent()) {
      taken.add("email is taken.");
    }
    if (phone.map(UserItems::marker).filter(this::isTaken).isPresent()) {
      taken.add("phone_number is taken.");
    }
    if (!taken.isEmpty()) {
      throw new Refusal.Conflict(taken);
    }
  }

  private boolean isTaken(Key marker) {
    return table.get(marker).isPresent();
  }
}
