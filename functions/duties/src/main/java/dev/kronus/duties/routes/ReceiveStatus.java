package dev.kronus.duties.routes;

import dev.kronus.duties.Fate;
import dev.kronus.duties.Receipts;
import dev.kronus.platform.Secrets;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Form;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;
import dev.kronus.platform.edge.Signature;
import java.util.Map;
import java.util.Optional;

/**
 * POST /webhook/sms/status: the provider tells how far a message got; without a valid signature
 * nothing happens. A status that nobody knows changes nothing.
 */
public final class ReceiveStatus extends Route<Map<String, String>> {
  private final Receipts receipts;
  private final Secrets secrets;

  public ReceiveStatus() {
    this(Wiring.receipts(), Wiring.secrets());
  }

  ReceiveStatus(Receipts receipts, Secrets secrets) {
    super(Access.ANYONE, Form::read);
    this.receipts = receipts;
    this.secrets = secrets;
  }

  @Override
  protected Reply answer(Call<Map<String, String>> call) {
    Map<String, String> form = call.input();
    Signature.require(call.request(), form, secrets);
    Form.require(form, "MessageSid", "MessageStatus");
    Optional<String> error = Optional.ofNullable(form.get("ErrorCode")).filter(Form::isNumber);
    Fate.Status.parse(form.get("MessageStatus"))
        .ifPresent(status -> receipts.receive(form.get("MessageSid"), status, error));
    return Reply.raw(204, "text/plain; charset=utf-8", "");
  }
}
