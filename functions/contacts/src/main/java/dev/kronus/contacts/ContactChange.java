package dev.kronus.contacts;

import dev.kronus.kernel.Email;
import dev.kronus.kernel.Fields;
import dev.kronus.kernel.PhoneNumber;
import java.time.Instant;
import java.util.Optional;

/** What is to be different about a contact; what is empty stays. */
public record ContactChange(
    Optional<String> firstName,
    Optional<String> lastName,
    Optional<PhoneNumber> phoneNumber,
    Optional<Email> email,
    Optional<Boolean> isEmergencyContact,
    Optional<Integer> priority,
    Optional<Boolean> tellOnDuress) {

  /** Reads a request's fields; the reader checks them all. */
  public static ContactChange from(Fields fields) {
    return new ContactChange(
        fields.optionalText("first_name", 1, 100),
        fields.optionalText("last_name", 1, 100),
        fields.optionalPhone("phone_number"),
        fields.optionalEmail("email"),
        fields.optionalFlag("is_emergency_contact"),
        fields.optionalInteger("priority", 1, 9),
        fields.optionalFlag("tell_on_duress"));
  }

  Contact applied(Contact contact, Instant now) {
    return new Contact(
        contact.uid(),
        contact.id(),
        firstName.orElse(contact.firstName()),
        lastName.orElse(contact.lastName()),
        phoneNumber.orElse(contact.phoneNumber()),
        email.orElse(contact.email()),
        isEmergencyContact.orElse(contact.isEmergencyContact()),
        priority.orElse(contact.priority()),
        tellOnDuress.orElse(contact.tellOnDuress()),
        contact.standing(),
        contact.createdAt(),
        now);
  }
}
