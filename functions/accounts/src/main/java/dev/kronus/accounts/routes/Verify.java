package dev.kronus.accounts.routes;

import dev.kronus.accounts.Identity;
import dev.kronus.accounts.Verifications;
import dev.kronus.accounts.Verifications.Fresh;
import dev.kronus.accounts.Verifications.Verified;
import dev.kronus.kernel.Fields;
import dev.kronus.kernel.Refusal;
import dev.kronus.platform.Item;
import dev.kronus.platform.Time;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * POST /auth: another service asks whose a credential is. Open at the gateway, which would keep its
 * own answer for a minute; this one is as of now.
 */
public final class Verify extends Route<Optional<Integer>> {
  /** Roles above it do not exist. */
  private static final int LARGEST_ROLE = 1_000_000;

  private final Verifications verifications;

  public Verify() {
    this(Wiring.verifications());
  }

  Verify(Verifications verifications) {
    super(Access.ANYONE, Input.optionalBody(Verify::role));
    this.verifications = verifications;
  }

  private static Optional<Integer> role(Fields fields) {
    return fields.optionalInteger("role", 0, LARGEST_ROLE);
  }

  @Override
  protected Reply answer(Call<Optional<Integer>> call) {
    Presented presented = Presented.by(call.request()).orElseThrow(Verify::refused);
    Verified verified =
        verifications.verify(presented.credential(), call.input()).orElseThrow(Verify::refused);
    Map<String, Object> view = view(verified.identity(), presented.via());
    verified.fresh().ifPresent(fresh -> view.put("token", fresh.token()));
    Reply reply = Reply.ok(view);
    return verified.fresh().map(fresh -> reply.header("set-cookie", cookie(fresh))).orElse(reply);
  }

  private static String cookie(Fresh fresh) {
    Duration life = Duration.between(Time.now(), fresh.expiresAt());
    return Cookies.auth(fresh.token(), Optional.of(life));
  }

  private static Map<String, Object> view(Identity identity, String via) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("uid", identity.user().uid().value());
    view.put("username", identity.user().username());
    view.put("role", identity.role());
    view.put("is_admin", identity.isAdmin());
    view.put("groups", List.copyOf(new TreeSet<>(identity.groups())));
    view.put("expires_at", Item.time(identity.expiresAt()));
    view.put("via", via);
    view.put("kind", identity.kind().name().toLowerCase(Locale.ROOT));
    return view;
  }

  /** Whatever the reason is: whoever shows a bad credential learns nothing from it. */
  private static Refusal refused() {
    return new Refusal.Unauthenticated("No good credential, or not one for that much power.");
  }
}
