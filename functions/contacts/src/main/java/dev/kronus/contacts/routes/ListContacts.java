package dev.kronus.contacts.routes;

import dev.kronus.contacts.Contacts;
import dev.kronus.kernel.Paging;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;

/** GET /users/{uid}/contacts: a user's own contacts, newest first. */
public final class ListContacts extends Route<Paging> {
  private final Contacts contacts;

  public ListContacts() {
    this(Wiring.contacts());
  }

  ListContacts(Contacts contacts) {
    super(Access.SELF, Input.query(Paging::from));
    this.contacts = contacts;
  }

  @Override
  protected Reply answer(Call<Paging> call) {
    return Reply.page(contacts.list(call.uid(), call.input()).map(ContactView::of));
  }
}
