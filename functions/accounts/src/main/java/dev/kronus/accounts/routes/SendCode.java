package dev.kronus.accounts.routes;

import dev.kronus.accounts.Codes;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Request;
import dev.kronus.platform.edge.Route;
import java.util.Map;

/**
 * GET /user/code/{username}, and the same with /bymail: a one-time code for whoever that is, by SMS
 * or by mail. Open at the gateway.
 */
public final class SendCode extends Route<Void> {
  private static final String SENT =
      "If there is such an account, a code is on its way; it is good for 10 minutes.";

  private final Codes codes;

  public SendCode() {
    this(CodeWiring.codes());
  }

  SendCode(Codes codes) {
    super(Access.ANYONE, Input.none());
    this.codes = codes;
  }

  @Override
  protected Reply answer(Call<Void> call) {
    Request request = call.request();
    boolean byMail = request.resource().endsWith("/bymail");
    codes.send(
        call.path("username"),
        byMail ? Codes.Channel.MAIL : Codes.Channel.TEXT,
        request.sourceIp());
    return Reply.ok(Map.of("message", SENT)).status(202);
  }
}
