package dev.kronus.accounts.routes;

import dev.kronus.accounts.OpenRegistrations;
import dev.kronus.accounts.Registration;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;
import java.util.Map;

/** POST /api/register: people who register themselves, where that is allowed. */
public final class Register extends Route<Registration> {
  private static final String SENT = "Look into your mail: it says what to do next.";

  private final OpenRegistrations registrations;

  public Register() {
    this(CodeWiring.openRegistrations());
  }

  Register(OpenRegistrations registrations) {
    super(Access.ANYONE, Input.body(Registration::from));
    this.registrations = registrations;
  }

  @Override
  protected Reply answer(Call<Registration> call) {
    registrations.register(call.input(), call.request().sourceIp());
    return Reply.ok(Map.of("message", SENT)).status(202);
  }
}
