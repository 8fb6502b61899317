package dev.kronus.liveness.routes;

import dev.kronus.kernel.PhoneNumber;
import dev.kronus.liveness.Inbox;
import dev.kronus.liveness.Sms;
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
 * POST /webhook/sms: somebody texted Kronus. Answers TwiML; without a valid signature nothing
 * happens.
 */
public final class ReceiveSms extends Route<Map<String, String>> {
  private static final String NOTHING = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>";
  private final Inbox inbox;
  private final Secrets secrets;

  public ReceiveSms() {
    this(Wiring.inbox(), Wiring.secrets());
  }

  ReceiveSms(Inbox inbox, Secrets secrets) {
    super(Access.ANYONE, Form::read);
    this.inbox = inbox;
    this.secrets = secrets;
  }

  @Override
  protected Reply answer(Call<Map<String, String>> call) {
    Map<String, String> form = call.input();
    Signature.require(call.request(), form, secrets);
    Form.require(form, "MessageSid", "From");
    String body = form.getOrDefault("Body", "");
    Sms sms =
        new Sms(
            form.get("MessageSid"),
            PhoneNumber.parse(form.get("From")).orElse(new PhoneNumber("+0")),
            body.length() > Sms.LONGEST ? body.substring(0, Sms.LONGEST) : body,
            Optional.ofNullable(form.get("OptOutType")));
    return Reply.raw(
        200,
        "text/xml; charset=utf-8",
        inbox.receive(sms).map(ReceiveSms::message).orElse(NOTHING));
  }

  private static String message(String text) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Message>"
        + escaped
        + "</Message></Response>";
  }
}
