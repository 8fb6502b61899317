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
 * @param tellOnDuress whether they are told when the user is made to answer well
 * @param priority 1 is told first; 1 to 9
 * @param standing what is known of their will and of their phone
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
    boolean tellOnDuress,
    Standing standing,
    Instant createdAt,
    Instant updatedAt) {

  @Override
  public String toString() {
    return "Contact[" + uid + "/" + id + "]";
  }
}
