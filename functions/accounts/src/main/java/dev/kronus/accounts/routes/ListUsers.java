package dev.kronus.accounts.routes;

import dev.kronus.accounts.Directory;
import dev.kronus.accounts.UserQuery;
import dev.kronus.accounts.UserView;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Request;
import dev.kronus.platform.edge.Route;

/**
 * GET /users, and POST /users/query with the same fields in a body: everybody, newest first, or
 * those who are looked for.
 */
public final class ListUsers extends Route<UserQuery> {
  private static final Input<UserQuery> QUERY = Input.query(UserQuery::from);
  private static final Input<UserQuery> BODY = Input.optionalBody(UserQuery::from);

  private final Directory directory;

  public ListUsers() {
    this(Wiring.directory());
  }

  ListUsers(Directory directory) {
    super(Access.ADMIN, ListUsers::read);
    this.directory = directory;
  }

  @Override
  protected Reply answer(Call<UserQuery> call) {
    return Reply.page(directory.list(call.input()).map(UserView::of));
  }

  private static UserQuery read(Request request) {
    return (request.method().equals("POST") ? BODY : QUERY).read(request);
  }
}
