package dev.kronus.contacts.routes;

import dev.kronus.contacts.ContactChange;
import dev.kronus.contacts.Contacts;
import dev.kronus.kernel.ContactId;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;

/** PUT /users/{uid}/contacts/{id}: changes what is sent and keeps the rest. */
public final class UpdateContact extends Route<ContactChange> {
  private final Contacts contacts;

  public UpdateContact() {
    this(Wiring.contacts());
  }

  UpdateContact(Contacts contacts) {
    super(Access.SELF, Input.body(ContactChange::from));
    this.contacts = contacts;
  }

  @Override
  protected Reply answer(Call<ContactChange> call) {
    ContactId id = ContactId.parse(call.path("id"));
    return Reply.ok(ContactView.of(contacts.change(call.uid(), id, call.input())));
  }
}
