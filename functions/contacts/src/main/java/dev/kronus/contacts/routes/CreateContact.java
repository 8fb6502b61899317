package dev.kronus.contacts.routes;

import dev.kronus.contacts.Contact;
import dev.kronus.contacts.Contacts;
import dev.kronus.contacts.NewContact;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;

/** POST /users/{uid}/contacts: adds somebody to tell. */
public final class CreateContact extends Route<NewContact> {
  private final Contacts contacts;

  public CreateContact() {
    this(Wiring.contacts());
  }

  CreateContact(Contacts contacts) {
    super(Access.SELF, Input.body(NewContact::from));
    this.contacts = contacts;
  }

  @Override
  protected Reply answer(Call<NewContact> call) {
    Contact contact = contacts.add(call.uid(), call.input());
    return Reply.created(
        "/users/" + contact.uid() + "/contacts/" + contact.id(), ContactView.of(contact));
  }
}
