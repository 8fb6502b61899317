package dev.kronus.contacts;

import dev.kronus.kernel.ContactId;
import dev.kronus.kernel.Email;
import dev.kronus.kernel.Fields;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.Uid;
import java.time.Instant;
import java.util.Optional;

/** Somebody to be added. */
public record NewContact(
    String firstName,
    String lastName,
    PhoneNumber phoneNumber,
    Email email,
    boolean isEmergencyContact,
    int priority,
    boolean tellOnDuress) {

  /** Reads a request's fields; the reader checks them all. */
  public static NewContact from(Fields fields) {
    return new NewContact(
        fields.text("first_name", 1, 100),
        fields.text("last_name", 1, 100),
        fields.phone("phone_number"),
        fields.email("email"),
        fields.optionalFlag("is_emergency_contact").orElse(false),
        fields.optionalInteger("priority", 1, 9).orElse(1),
        fields.optionalFlag("tell_on_duress").orElse(false));
  }

  Contact as(Uid uid, ContactId id, Instant now) {
    return new Contact(
        uid,
        id,
        firstName,
        lastName,
        phoneNumber,
        email,
        isEmergencyContact,
        priority,
        tellOnDuress,
        Standing.fresh(Optional.of(now).filter(at -> isEmergencyContact)),
        now,
        now);
  }
}
