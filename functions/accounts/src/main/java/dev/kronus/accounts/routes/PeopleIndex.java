package dev.kronus.accounts.routes;

import dev.kronus.accounts.Account;
import dev.kronus.accounts.Directory;
import dev.kronus.accounts.Groups;
import dev.kronus.accounts.User;
import dev.kronus.accounts.UserQuery;
import dev.kronus.accounts.UserStatus;
import dev.kronus.kernel.Page;
import dev.kronus.kernel.Refusal;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** One thing about everybody, or about somebody, as an object indexed by their names. */
final class PeopleIndex {
  /** A part of the list; about one user there is nothing to say. */
  static final Input<UserQuery> PART = Input.query(fields -> UserQuery.part(fields));

  private PeopleIndex() {}

  /**
   * @param name what a user is indexed by
   * @param shown what is shown of them
   */
  static Reply of(
      Directory directory,
      Call<UserQuery> call,
      Function<User, String> name,
      Function<User, Object> shown) {
    Predicate<User> visible = visible(call);
    Optional<String> username = Usernames.inPath(call);
    if (username.isPresent()) {
      User user =
          directory
              .named(username.get())
              .filter(visible)
              .orElseThrow(() -> new Refusal.Missing("There is no such user."));
      Map<String, Object> one = new LinkedHashMap<>();
      one.put(name.apply(user), shown.apply(user));
      return Reply.ok(one);
    }
    Page<User> page = directory.list(call.input()).map(Account::user);
    Map<String, Object> all = new LinkedHashMap<>();
    page.rows().stream()
        .filter(visible)
        .forEach(user -> all.put(name.apply(user), shown.apply(user)));
    return Reply.page(page, all);
  }

  /** Whoever is not confirmed yet may be somebody whose address a stranger registered. */
  private static Predicate<User> visible(Call<?> call) {
    boolean seesAll = Callers.of(call).mayAs(Groups.ADMIN);
    return user -> seesAll || user.status() != UserStatus.PENDING;
  }
}
