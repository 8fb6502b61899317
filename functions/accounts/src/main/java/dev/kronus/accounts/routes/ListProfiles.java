package dev.kronus.accounts.routes;

import dev.kronus.accounts.Actor;
import dev.kronus.accounts.Directory;
import dev.kronus.accounts.Groups;
import dev.kronus.accounts.User;
import dev.kronus.accounts.UserQuery;
import dev.kronus.accounts.UserView;
import dev.kronus.kernel.Refusal;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;
import java.util.Optional;

/**
 * GET /user/list and /user/list/{username}: whole profiles, everybody's for admins, and anybody's
 * own. They hold no credentials.
 */
public final class ListProfiles extends Route<UserQuery> {
  private final Directory directory;

  public ListProfiles() {
    this(Wiring.directory());
  }

  ListProfiles(Directory directory) {
    super(Access.SIGNED_IN, PeopleIndex.PART);
    this.directory = directory;
  }

  @Override
  protected Reply answer(Call<UserQuery> call) {
    Actor actor = Callers.of(call);
    Optional<String> username = Usernames.inPath(call);
    if (username.isPresent()) {
      User user = named(actor, username.get());
      return Reply.ok(UserView.of(directory.account(user.uid())));
    }
    if (!actor.mayAs(Groups.ADMIN)) {
      throw forbidden();
    }
    return Reply.page(directory.list(call.input()).map(UserView::of));
  }

  /** Whoever is no admin does not learn who else there is. */
  private User named(Actor actor, String username) {
    Optional<User> self = directory.self(actor).filter(user -> user.isCalled(username));
    if (self.isPresent()) {
      return self.get();
    }
    if (!actor.mayAs(Groups.ADMIN)) {
      throw forbidden();
    }
    return directory
        .named(username)
        .orElseThrow(() -> new Refusal.Missing("There is no such user."));
  }

  private static Refusal forbidden() {
    return new Refusal.Forbidden("You may not do this.");
  }
}
