package dev.kronus.contacts;

import dev.kronus.kernel.ContactId;
import dev.kronus.kernel.Email;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Slice;

/** Contacts as items. */
final class ContactItems {
  static final String PREFIX = "CONTACT#";

  private ContactItems() {}

  static Key key(Uid uid, ContactId id) {
    return Key.of(uid, PREFIX + "%05d".formatted(id.value()));
  }

  static Item of(Contact contact) {
    return Item.empty()
        .with("first_name", contact.firstName())
        .with("last_name", contact.lastName())
        .with("phone_number", contact.phoneNumber().value())
        .with("email", contact.email().value())
        .with("is_emergency_contact", contact.isEmergencyContact())
        .with("priority", contact.priority())
        .with("tell_on_duress", contact.tellOnDuress())
        .with("created_at", contact.createdAt())
        .with("updated_at", contact.updatedAt());
  }

  static Contact contact(Slice.Row row) {
    return contact(row.key(), row.item());
  }

  static Contact contact(Key key, Item item) {
    return new Contact(
        key.uid(),
        new ContactId(Long.parseLong(key.sk().substring(PREFIX.length()))),
        item.text("first_name"),
        item.text("last_name"),
        new PhoneNumber(item.text("phone_number")),
        new Email(item.text("email")),
        item.flag("is_emergency_contact"),
        (int) item.number("priority"),
        item.flag("tell_on_duress"),
        item.instant("created_at"),
        item.instant("updated_at"));
  }
}
