package dev.kronus.contacts.routes;

import dev.kronus.contacts.Contact;
import dev.kronus.platform.Item;
import java.util.LinkedHashMap;
import java.util.Map;

/** A contact as its user sees it. */
final class ContactView {
  private ContactView() {}

  static Map<String, Object> of(Contact contact) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", contact.id().value());
    view.put("user_id", contact.uid().value());
    view.put("first_name", contact.firstName());
    view.put("last_name", contact.lastName());
    view.put("phone_number", contact.phoneNumber().value());
    view.put("email", contact.email().value());
    view.put("is_emergency_contact", contact.isEmergencyContact());
    view.put("priority", contact.priority());
    view.put("tell_on_duress", contact.tellOnDuress());
    view.put("verified", contact.standing().isVerified());
    view.put("declined", contact.standing().declinedAt().isPresent());
    view.put("unreachable", contact.standing().isUnreachable());
    view.put("invited_at", contact.standing().invitedAt().map(Item::time).orElse(null));
    view.put("created_at", Item.time(contact.createdAt()));
    view.put("updated_at", Item.time(contact.updatedAt()));
    return view;
  }
}
