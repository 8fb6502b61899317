package dev.kronus.accounts.routes;

import dev.kronus.accounts.Logins;
import dev.kronus.accounts.Logins.SignedIn;
import dev.kronus.accounts.SignIn;
import dev.kronus.kernel.Fields;
import dev.kronus.kernel.Refusal;
import dev.kronus.platform.Item;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Request;
import dev.kronus.platform.edge.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * POST /login, POST /auth/login and GET /login: a name or an address and its password for a token,
 * in the body or as {@code Authorization: Basic}.
 */
public final class Login extends Route<SignIn> {
  private static final List<String> IN_THE_BODY = List.of("username", "email", "password");
  private final Logins logins;

  public Login() {
    this(Wiring.logins());
  }

  Login(Logins logins) {
    super(Access.ANYONE, Login::read);
    this.logins = logins;
  }

  @Override
  protected Reply answer(Call<SignIn> call) {
    SignIn wanted = call.input();
    SignedIn signedIn = logins.signIn(wanted, Origins.of(call.request()));
    Reply reply = Reply.ok(view(signedIn));
    // A page elsewhere must not sign a browser in as somebody else.
    return Cookies.isForeign(call.request())
        ? reply
        : reply.header(
            "set-cookie",
            Cookies.auth(
                signedIn.token(),
                Optional.of(Logins.REMEMBERED).filter(life -> wanted.remember())));
  }

  /** The token under the names that the two documents give it. */
  static Map<String, Object> view(SignedIn signedIn) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("token", signedIn.token());
    view.put("jwt", signedIn.token());
    view.put("expires_at", Item.time(signedIn.session().endsAt()));
    return view;
  }

  private static SignIn read(Request request) {
    boolean bodiless = request.method().equals("GET");
    Optional<Map<String, Object>> basic = Basic.of(request);
    if (bodiless && basic.isEmpty()) {
      throw new Refusal.Unauthenticated(
          "Send your name and password as Authorization: Basic, or POST them.");
    }
    Map<String, Object> sent = bodiless ? query(request) : body(request, basic.isPresent());
    basic.ifPresent(sent::putAll);
    Fields fields = new Fields(sent);
    SignIn read = SignIn.from(fields);
    fields.check();
    return read;
  }

  private static Map<String, Object> query(Request request) {
    Fields query = request.query();
    Map<String, Object> sent = new LinkedHashMap<>();
    query
        .parsed("remember", Login::flag, "must be true or false")
        .ifPresent(remember -> sent.put("remember", remember));
    query.check();
    return sent;
  }

  private static Optional<Boolean> flag(String text) {
    return switch (text) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static Map<String, Object> body(Request request, boolean basic) {
    request.query().check();
    Map<String, Object> sent = new LinkedHashMap<>(Input.object(request));
    if (!basic && sent.isEmpty()) {
      throw new Refusal.Invalid("A JSON object with at least one field is needed in the body.");
    }
    if (basic && IN_THE_BODY.stream().anyMatch(sent::containsKey)) {
      throw new Refusal.Invalid(
          "Send your name and password in the body or as Authorization: Basic, not both.");
    }
    return sent;
  }
}
