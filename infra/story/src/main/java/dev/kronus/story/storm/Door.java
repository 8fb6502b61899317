package dev.kronus.story.storm;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.kronus.accounts.Attempts;
import dev.kronus.accounts.Bearers;
import dev.kronus.accounts.Credentials;
import dev.kronus.accounts.Keys;
import dev.kronus.accounts.Logins;
import dev.kronus.accounts.Origin;
import dev.kronus.accounts.Sessions;
import dev.kronus.accounts.SignIn;
import dev.kronus.accounts.Tokens;
import dev.kronus.accounts.Users;
import dev.kronus.kernel.Uid;
import dev.kronus.story.Ground;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * The API's door: where tokens are given out, ended and looked at, each by a function with its own
 * memory of the signing keys; and another service, which knows the published ones.
 */
final class Door {
  /** As long a copy of the published keys may be kept. */
  private static final long CACHEABLE = 5 * 60_000L;

  private final Stage stage;
  private final Sabotage sabotage;
  private final Logins logins;
  private final List<Bearers> authorizers;
  private final Sessions sessions;
  private final Keys publisher;
  private Map<String, Object> copy = Map.of();
  private long copied = Long.MIN_VALUE;

  Door(Stage stage, Ground ground, Vault vault, Sabotage sabotage) {
    this.stage = stage;
    this.sabotage = sabotage;
    InstantSource clock = ground.clock();
    this.sessions = new Sessions(ground.table(), clock);
    this.publisher = new Keys(vault.seen(), clock);
    this.authorizers = List.of(authorizer(ground, vault), authorizer(ground, vault));
    this.logins =
        new Logins(
            new Users(ground.table()),
            new Attempts(ground.table(), clock),
            sessions,
            tokens(ground, vault),
            (password, hash) -> password.equals(Mould.PASSWORD));
  }

  private Bearers authorizer(Ground ground, Vault vault) {
    return new Bearers(ground.table(), tokens(ground, vault), sessions, ground.clock());
  }

  private static Tokens tokens(Ground ground, Vault vault) {
    return new Tokens(new Keys(vault.seen(), ground.clock()), ground.clock());
  }

  /** A new token of this member's. */
  Pass signIn(Member member, boolean remember) {
    Credentials credentials = new Credentials(Mould.email(member.name), Mould.PASSWORD);
    Origin origin = Origin.of("203.0.113." + member.name.length(), "a storm");
    Logins.SignedIn[] done = new Logins.SignedIn[1];
    long since = stage.now();
    stage.run("Login", () -> done[0] = logins.signIn(new SignIn(credentials, remember), origin));
    String token = done[0].token();
    long until = done[0].session().endsAt().toEpochMilli();
    return new Pass(
        member, member.uids.size(), since, until, read(token).getHeader().getKeyID(), token);
  }

  /** Whether the gateway lets somebody in who shows this, asked of one of its authorizers. */
  boolean isLetIn(Pass pass, int authorizer) {
    boolean[] good = new boolean[1];
    Bearers one = authorizers.get(authorizer % authorizers.size());
    stage.run("Authorize", () -> good[0] = sabotage.admits(one, "Bearer " + pass.text()));
    return good[0];
  }

  /** Whether another service takes it, by its own copy of the published keys. */
  boolean isTaken(Pass pass) {
    if (stage.now() - CACHEABLE >= copied) {
      fetch();
    }
    try {
      JWK key = JWKSet.parse(copy).getKeyByKeyId(pass.kid());
      return key != null && read(pass.text()).verify(new RSASSAVerifier(key.toRSAKey()));
    } catch (ParseException | JOSEException unreadable) {
      throw new IllegalStateException("they are no keys", unreadable);
    }
  }

  /** The other service fetches the published keys. */
  void fetch() {
    stage.run("GetJwks", () -> copy = sabotage.published(publisher));
    copied = stage.now();
  }

  /** Ends every token of theirs. */
  void signOutEverywhere(Uid uid) {
    stage.run("LogoutEverywhere", () -> sessions.endAll(uid, uid));
  }

  private static SignedJWT read(String token) {
    try {
      return SignedJWT.parse(token);
    } catch (ParseException impossible) {
      throw new IllegalStateException("it was just given out", impossible);
    }
  }
}
