package dev.kronus.house;

import java.util.Set;

/** What anybody reaches, by method and path: noticed in review when it grows. */
public final class OpenRoutes {
  /** Open at the gateway; each of them checks for itself what it must. */
  public static final Set<String> ALL =
      Set.of(
          "POST /users",
          "ANY /",
          "POST /auth",
          "POST /auth/login",
          "GET /login",
          "POST /login",
          "POST /api/user/login",
          "POST /api/refresh",
          "GET /jwks",
          "GET /health",
          "GET /user/code/{username}",
          "GET /user/code/{username}/bymail",
          "POST /user/code/{username}/{code}",
          "POST /api/register",
          "POST /webhook/sms",
          "POST /webhook/sms/status");

  private OpenRoutes() {}
}
