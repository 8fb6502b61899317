package dev.kronus.accounts.routes;

import dev.kronus.accounts.Logins;
import dev.kronus.accounts.Redemptions;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;

/**
 * POST /user/code/{username}/{code}: a one-time code comes back, for a token. Open at the gateway.
 */
public final class RedeemCode extends Route<Void> {
  private final Redemptions redemptions;

  public RedeemCode() {
    this(CodeWiring.redemptions());
  }

  RedeemCode(Redemptions redemptions) {
    super(Access.ANYONE, Input.none());
    this.redemptions = redemptions;
  }

  @Override
  protected Reply answer(Call<Void> call) {
    Logins.SignedIn signedIn =
        redemptions.redeem(
            call.path("username"),
            call.path("code"),
            call.request().header("authorization"),
            Origins.of(call.request()));
    return Reply.ok(Login.view(signedIn));
  }
}
