package dev.kronus.contacts;

import dev.kronus.kernel.ContactId;
import dev.kronus.kernel.Email;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.Uid;
import java.time.Instant;

/**
 * Somebody a user trusts.
 *
 * @param isEmergencyContact whether they are told when the user is in trouble
 * @param priority 1 is told first; 1 to 9
 */
public record Contact(
    Uid uid,
    ContactId id,
    String firstName,
    String lastName,
    PhoneNumber phoneNumber,
    Email email,
    boolean isEmergencyContact,
    int priority,
    Instant createdAt,
    Instant updatedAt) {

  @Override
  public String toString() {
    return "Contact[" + uid + "/" + id + "]";
  }
}
