package dev.kronus.accounts.routes;

import dev.kronus.accounts.Actor;
import dev.kronus.accounts.Directory;
import dev.kronus.accounts.Groups;
import dev.kronus.accounts.User;
import dev.kronus.accounts.UserQuery;
import dev.kronus.accounts.Username;
import dev.kronus.kernel.Refusal;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * GET /user/id and /user/id/{username}: who the others are, for whoever is in {@code users}.
 * Addresses are for managers: to others, who chose no name stands under their number, and cannot be
 * asked for by an address that somebody tries.
 */
public final class ListIdentities extends Route<UserQuery> {
  private final Directory directory;

  public ListIdentities() {
    this(Wiring.directory());
  }

  ListIdentities(Directory directory) {
    super(Access.members(Groups.USERS), PeopleIndex.PART);
    this.directory = directory;
  }

  @Override
  protected Reply answer(Call<UserQuery> call) {
    boolean seesAddresses = Callers.of(call).mayAs(Groups.MANAGER);
    if (!seesAddresses) {
      Usernames.inPath(call)
          .filter(name -> name.indexOf('@') >= 0)
          .ifPresent(name -> refuseOthers(Callers.of(call), name));
    }
    Function<User, String> name = seesAddresses ? User::username : ListIdentities::chosen;
    return PeopleIndex.of(directory, call, name, ListIdentities::identity);
  }

  private void refuseOthers(Actor actor, String address) {
    if (directory.self(actor).filter(user -> user.isCalled(address)).isEmpty()) {
      throw new Refusal.Missing("There is no such user.");
    }
  }

  private static String chosen(User user) {
    return user.chosenName().map(Username::value).orElseGet(() -> user.uid().toString());
  }

  private static Object identity(User user) {
    Map<String, Object> identity = new LinkedHashMap<>();
    identity.put("id", user.uid().value());
    identity.put("name", user.name());
    identity.put("first_name", user.firstName());
    identity.put("last_name", user.lastName());
    return identity;
  }
}
