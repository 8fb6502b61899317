package dev.kronus.platform.edge;

import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Who may call a route. Decided from the token's claims and the path alone, before anything is
 * read.
 */
public final class Access {
  /** Anyone; the route checks for itself what it must. */
  public static final Access ANYONE = new Access(true, (caller, request) -> true);

  /** Whoever has a valid token. */
  public static final Access SIGNED_IN = new Access(false, (caller, request) -> true);

  /** The user in the path. */
  public static final Access SELF = new Access(false, Access::isSelf);

  /** The user in the path, or an admin. */
  public static final Access SELF_OR_ADMIN =
      new Access(false, (caller, request) -> isSelf(caller, request) || caller.isAdmin());

  /** An admin: role 0 or 1. */
  public static final Access ADMIN = new Access(false, (caller, request) -> caller.isAdmin());

  private final boolean open;
  private final BiPredicate<Caller, Request> admits;

  private Access(boolean open, BiPredicate<Caller, Request> admits) {
    this.open = open;
    this.admits = admits;
  }

  /** Whoever is in one of these groups, and every admin. */
  public static Access members(String... groups) {
    Set<String> any = Set.of(groups);
    return new Access(false, (caller, request) -> any.stream().anyMatch(caller::mayAs));
  }

  /** The same, but not by an API key; see {@link Caller#requireInPerson}. */
  public Access inPerson() {
    return new Access(
        open,
        (caller, request) -> {
          boolean admitted = admits.test(caller, request);
          if (admitted) {
            caller.requireInPerson();
          }
          return admitted;
        });
  }

  void check(Request request) {
    if (open) {
      return;
    }
    Caller caller =
        request
            .caller()
            .orElseThrow(
                () ->
                    new Refusal.Unauthenticated(
                        "Sign in first: POST /login, then send the token."));
    if (!admits.test(caller, request)) {
      throw new Refusal.Forbidden("You may not do this.");
    }
  }

  private static boolean isSelf(Caller caller, Request request) {
    return Uid.parse(request.path("uid")).equals(caller.uid());
  }
}
