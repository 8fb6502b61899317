package dev.kronus.contacts;

import dev.kronus.duties.Obligation;
import dev.kronus.kernel.ContactId;
import dev.kronus.kernel.Email;
import dev.kronus.kernel.Ids;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Slice;
import dev.kronus.platform.Write;

/** Contacts as items. */
final class ContactItems {
  static final String PREFIX = "CONTACT#";

  private ContactItems() {}

  static Key key(Uid uid, ContactId id) {
    return Key.of(uid, PREFIX + Ids.padded(id.value(), 5));
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
        standing(item),
        item.instant("created_at"),
        item.instant("updated_at"));
  }

  private static Standing standing(Item item) {
    return new Standing(
        item.maybeInstant("due_at"),
        item.maybeInstant("invited_at"),
        (int) item.number("invitations", 0),
        item.maybeInstant("verified_at"),
        item.maybeInstant("declined_at"),
        item.maybeInstant("unreachable_at"),
        item.maybeInstant("reachable_at"));
  }

  /** A new contact; an emergency contact is to be told that they are one. */
  static Item created(Contact contact) {
    Item item = of(contact);
    return contact
        .standing()
        .inviteAt()
        .map(at -> Obligation.due(item, contact.uid(), at, Contacts.INVITER))
        .orElse(item);
  }

  /** What a user changed of a contact; what others have learned of them stays. */
  static Write.Update changed(Contact before, Contact after) {
    Write.Update update =
        Write.update(key(after.uid(), after.id()))
            .when(Condition.equal("phone_number", before.phoneNumber().value()));
    for (var field : of(after).values().entrySet()) {
      update = update.set(field.getKey(), field.getValue());
    }
    boolean another = !before.phoneNumber().equals(after.phoneNumber());
    if (another) {
      update = unsaid(update.remove("unreachable_at", "reachable_at"));
    }
    if (!after.isEmergencyContact()) {
      return Obligation.met(update);
    }
    return another || !before.isEmergencyContact()
        ? Obligation.due(unsaid(update), after.uid(), after.updatedAt(), Contacts.INVITER)
        : update;
  }

  /** What was asked and said on another phone was another's. */
  private static Write.Update unsaid(Write.Update update) {
    return update.remove("invited_at", "verified_at", "declined_at");
  }
}
