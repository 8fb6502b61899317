package dev.kronus.contacts.routes;

import dev.kronus.contacts.Contacts;
import dev.kronus.kernel.ContactId;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;

/** DELETE /users/{uid}/contacts/{id}. */
public final class DeleteContact extends Route<Void> {
  private final Contacts contacts;

  public DeleteContact() {
    this(Wiring.contacts());
  }

  DeleteContact(Contacts contacts) {
    super(Access.SELF, Input.none());
    this.contacts = contacts;
  }

  @Override
  protected Reply answer(Call<Void> call) {
    contacts.remove(call.uid(), ContactId.parse(call.path("id")));
    return Reply.done();
  }
}
