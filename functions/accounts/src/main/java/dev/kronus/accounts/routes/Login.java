package dev.kronus.accounts.routes;

import dev.kronus.accounts.Credentials;
import dev.kronus.accounts.Logins;
import dev.kronus.accounts.Tokens;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;
import java.util.Map;

/** POST /login: an address and its password for a token. */
public final class Login extends Route<Credentials> {
  private final Logins logins;

  public Login() {
    this(Wiring.logins());
  }

  Login(Logins logins) {
    super(Access.ANYONE, Input.body(Credentials::from));
    this.logins = logins;
  }

  @Override
  protected Reply answer(Call<Credentials> call) {
    Logins.SignedIn signedIn = logins.signIn(call.input(), Origins.of(call.request()), Tokens.LIFE);
    return Reply.ok(Map.of("token", signedIn.token()));
  }
}
