package dev.kronus.accounts;

import dev.kronus.kernel.PhoneNumber;
import dev.kronus.platform.Item;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody registered with, which counts once the code that was mailed for it comes back.
 * Whoever else registers the same address meanwhile gets a code of their own, so nobody can slip a
 * password of theirs under another's confirmation.
 */
record Pledge(String firstName, String lastName, String passwordHash, Optional<PhoneNumber> phone) {

  Map<String, Object> stored() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("first_name", firstName);
    map.put("last_name", lastName);
    map.put("password_hash", passwordHash);
    phone.ifPresent(number -> map.put("phone_number", number.value()));
    return map;
  }

  static Optional<Pledge> read(Item item) {
    Map<String, Object> map = item.map("pledge");
    return map.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Pledge(
                (String) map.get("first_name"),
                (String) map.get("last_name"),
                (String) map.get("password_hash"),
                Optional.ofNullable((String) map.get("phone_number")).map(PhoneNumber::new)));
  }

  @Override
  public String toString() {
    return "Pledge";
  }
}
