package dev.kronus.liveness.routes;

import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.Refusal;
import dev.kronus.liveness.Inbox;
import dev.kronus.liveness.Sms;
import dev.kronus.platform.Log;
import dev.kronus.platform.OperatorSettings;
import dev.kronus.platform.Secrets;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Request;
import dev.kronus.platform.edge.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * POST /webhook/sms: somebody texted Kronus. Answers TwiML; without a valid signature nothing
 * happens.
 */
public final class ReceiveSms extends Route<Map<String, String>> {
  private static final String NOTHING = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>";
  private static final int LONGEST_FIELD = 64;
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
    requireSigned(call.request(), form);
    requireFields(form, "MessageSid", "From");
    String body = form.getOrDefault("Body", "");
    Sms sms =
        new Sms(
            form.get("MessageSid"),
            PhoneNumber.parse(form.get("From")).orElse(new PhoneNumber("+0")),
            body.length() > Sms.LONGEST ? body.substring(0, Sms.LONGEST) : body);
    return Reply.raw(
        200,
        "text/xml; charset=utf-8",
        inbox.receive(sms).map(ReceiveSms::message).orElse(NOTHING));
  }

  private void requireSigned(Request request, Map<String, String> form) {
    OperatorSettings settings = OperatorSettings.read(secrets);
    String url =
        settings.publicUrl().map(base -> base + request.resource()).orElseGet(request::publicUrl);
    boolean signed =
        settings
            .twilio()
            .flatMap(
                account ->
                    request
                        .header("x-twilio-signature")
                        .map(given -> Signature.holds(given, url, form, account.signingTokens())))
            .orElse(false);
    if (!signed) {
      Log.metric("InvalidSignatures", 1);
      throw new Refusal.Unauthenticated("The signature is missing or does not match.");
    }
  }

  private static void requireFields(Map<String, String> form, String... names) {
    List<String> faults = new ArrayList<>();
    for (String name : names) {
      String value = form.getOrDefault(name, "");
      if (value.isEmpty()) {
        faults.add(name + " is required.");
      } else if (value.length() > LONGEST_FIELD) {
        faults.add(name + " must be 1 to " + LONGEST_FIELD + " characters.");
      }
    }
    if (!faults.isEmpty()) {
      throw new Refusal.Invalid(faults);
    }
  }

  private static String message(String text) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Message>"
        + escaped
        + "</Message></Response>";
  }
}
