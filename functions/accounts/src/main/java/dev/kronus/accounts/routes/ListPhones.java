package dev.kronus.accounts.routes;

import dev.kronus.accounts.Directory;
import dev.kronus.accounts.Groups;
import dev.kronus.accounts.User;
import dev.kronus.accounts.UserQuery;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;

/** GET /user/phones and /user/phones/{username}: phone numbers by user name, for managers. */
public final class ListPhones extends Route<UserQuery> {
  private final Directory directory;

  public ListPhones() {
    this(Wiring.directory());
  }

  ListPhones(Directory directory) {
    super(Access.members(Groups.MANAGER), PeopleIndex.PART);
    this.directory = directory;
  }

  @Override
  protected Reply answer(Call<UserQuery> call) {
    return PeopleIndex.of(
        directory, call, User::username, user -> user.phone().map(PhoneNumber::value).orElse(null));
  }
}
