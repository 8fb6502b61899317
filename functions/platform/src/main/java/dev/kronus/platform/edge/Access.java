package dev.kronus.platform.edge;

import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import java.util.Optional;

/**
 * Who may call a route. Decided from the token's claims and the path alone, before anything is
 * read.
 */
public enum Access {
  /** Anyone; the route checks for itself what it must. */
  ANYONE,
  /** Whoever has a valid token. */
  SIGNED_IN,
  /** The user in the path. */
  SELF,
  /** The user in the path, or an admin. */
  SELF_OR_ADMIN,
  /** An admin: role 0 or 1. */
  ADMIN;

  void check(Request request) {
    Optional<Caller> caller = request.caller();
    if (this == ANYONE) {
      return;
    }
    if (caller.isEmpty()) {
      throw new Refusal.Unauthenticated("Sign in first: POST /login, then send the token.");
    }
    if (!admits(caller.get(), request)) {
      throw new Refusal.Forbidden("You may not do this.");
    }
  }

  private boolean admits(Caller caller, Request request) {
    return switch (this) {
      case ANYONE, SIGNED_IN -> true;
      case SELF -> isSelf(caller, request);
      case SELF_OR_ADMIN -> isSelf(caller, request) || caller.isAdmin();
      case ADMIN -> caller.isAdmin();
    };
  }

  private static boolean isSelf(Caller caller, Request request) {
    return Uid.parse(request.path("uid")).equals(caller.uid());
  }
}
