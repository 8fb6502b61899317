package dev.kronus.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a token must be, and every way we know of to pass one off that is not. */
class TokensTest {
  private static final RSAKey FOREIGN = SigningKeys.made();
  private final TestStack stack = new TestStack();
  private final User tony = stack.tony();
  private final RSAKey current = TestStack.signingKeys().current();

  @Test
  void acceptsItsOwn() {
    Tokens.Proof proof = verify(stack.token(tony)).orElseThrow();
    assertEquals(tony.uid(), proof.uid());
    assertEquals(1, proof.epoch());
    assertEquals(stack.clock.instant().plus(Tokens.LIFE), proof.expiresAt());
    assertEquals(Optional.empty(), proof.session());
  }

  @Test
  void carriesTheClaimsOfTheContract() throws ParseException {
    SignedJWT token = SignedJWT.parse(stack.token(tony));
    assertEquals("RS256", token.getHeader().getAlgorithm().getName());
    assertEquals(current.getKeyID(), token.getHeader().getKeyID());
    Map<String, Object> claims = token.getJWTClaimsSet().toJSONObject();
    assertEquals("1", claims.get("sub"));
    assertEquals("kronus", claims.get("iss"));
    assertEquals("kronus", claims.get("aud"));
    assertEquals(86_400L, (Long) claims.get("exp") - (Long) claims.get("iat"));
    assertEquals("tony", claims.get("first_name"));
    assertEquals("Stark", claims.get("last_name"));
    assertEquals(0, ((Number) claims.get("role")).intValue());
    assertEquals(true, claims.get("is_admin"));
    assertEquals(1, ((Number) claims.get("token_epoch")).intValue());
    assertTrue(claims.containsKey("jti"));
  }

  @Test
  void acceptsTheNextAndThePreviousKey() throws JOSEException {
    assertAccepted(signed(TestStack.signingKeys().next(), claims().build()));
    assertAccepted(signed(TestStack.signingKeys().previous().orElseThrow(), claims().build()));
  }

  @Test
  void refusesAfterADay() {
    String token = stack.token(tony);
    stack.clock.advance(Duration.ofHours(24).minusMillis(1));
    assertAccepted(token);
    stack.clock.advance(Duration.ofMillis(1));
    assertRefused(token);
  }

  @Test
  void refusesNoSignature() {
    assertRefused(new PlainJWT(claims().build()).serialize());
    String[] parts = stack.token(tony).split("\\.");
    String none = base64("{\"alg\":\"none\",\"typ\":\"JWT\",\"kid\":\"" + kid() + "\"}");
    assertRefused(none + "." + parts[1] + ".");
    assertRefused(none + "." + parts[1] + "." + parts[2]);
    assertRefused(parts[0] + "." + parts[1] + ".");
  }

  @Test
  void refusesThePublicKeyAsAnHmacSecret() throws JOSEException {
    for (byte[] secret :
        List.of(
            current.toRSAPublicKey().getEncoded(),
            current
                .toPublicJWK()
                .toJSONString()
                .getBytes(java.nio.charset.StandardCharsets.UTF_8))) {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.HS256)
                  .type(JOSEObjectType.JWT)
                  .keyID(kid())
                  .build(),
              claims().build());
      token.sign(new MACSigner(secret));
      assertRefused(token.serialize());
    }
  }

  @Test
  void refusesOtherAlgorithmsOfTheRightKey() throws JOSEException {
    for (JWSAlgorithm algorithm :
        List.of(JWSAlgorithm.RS384, JWSAlgorithm.RS512, JWSAlgorithm.PS256)) {
      RSAKey key = new RSAKey.Builder(current).algorithm(null).build();
      assertRefused(signed(header(kid()).type(JOSEObjectType.JWT), algorithm, key));
    }
  }

  @Test
  void refusesAForeignKeyUnderOurName() throws JOSEException {
    assertRefused(signed(new RSAKey.Builder(FOREIGN).keyID(kid()).build(), claims().build()));
  }

  @Test
  void refusesAForeignKeyUnderItsOwnName() throws JOSEException {
    assertRefused(signed(FOREIGN, claims().build()));
  }

  @Test
  void followsNoKeyInTheHeader() throws JOSEException {
    URI elsewhere = URI.create("http://127.0.0.1:1/jwks");
    for (String kid : List.of(kid(), FOREIGN.getKeyID())) {
      assertRefused(signed(header(kid).jwk(FOREIGN.toPublicJWK()), JWSAlgorithm.RS256, FOREIGN));
      assertRefused(signed(header(kid).jwkURL(elsewhere), JWSAlgorithm.RS256, FOREIGN));
      assertRefused(signed(header(kid).x509CertURL(elsewhere), JWSAlgorithm.RS256, FOREIGN));
    }
  }

  @Test
  void refusesAnUnknownCriticalHeader() throws JOSEException {
    assertRefused(
        signed(
            header(kid()).criticalParams(java.util.Set.of("b64x")).customParam("b64x", true),
            JWSAlgorithm.RS256,
            current));
  }

  @Test
  void refusesAnotherTypeOrNone() throws JOSEException {
    JWSHeader.Builder untyped = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(kid());
    assertRefused(signed(untyped, JWSAlgorithm.RS256, current));
    assertRefused(
        signed(header(kid()).type(new JOSEObjectType("at+jwt")), JWSAlgorithm.RS256, current));
    assertRefused(signed(header(null), JWSAlgorithm.RS256, current));
  }

  @Test
  void refusesWrongClaims() throws JOSEException {
    assertAccepted(signed(current, claims().build()));
    assertRefused(signed(current, claims().issuer("jarvis").build()));
    assertRefused(signed(current, claims().issuer(null).build()));
    assertRefused(signed(current, claims().audience("jarvis").build()));
    assertRefused(signed(current, claims().audience(List.of("kronus", "jarvis")).build()));
    assertRefused(signed(current, claims().audience((String) null).build()));
    assertRefused(signed(current, claims().expirationTime(null).build()));
    assertRefused(signed(current, claims().expirationTime(at(Duration.ZERO)).build()));
    assertRefused(signed(current, claims().issueTime(null).build()));
    assertRefused(signed(current, claims().issueTime(at(Duration.ofSeconds(6))).build()));
    assertRefused(signed(current, claims().notBeforeTime(at(Duration.ofSeconds(6))).build()));
    assertRefused(signed(current, claims().subject(null).build()));
    assertRefused(signed(current, claims().claim("token_epoch", null).build()));
    assertRefused(signed(current, claims().claim("token_epoch", "1").build()));
  }

  @Test
  void refusesWhatWasChanged() {
    String token = stack.token(tony);
    String[] parts = token.split("\\.");
    for (int length = 0; length < token.length(); length++) {
      assertRefused(token.substring(0, length));
    }
    String other = base64("{\"iss\":\"kronus\",\"aud\":\"kronus\",\"sub\":\"2\"}");
    assertRefused(parts[0] + "." + other + "." + parts[2]);
    assertRefused(token + "A");
    assertRefused(token + ".");
    assertRefused(token + "\n");
    assertRefused(parts[0] + ".." + parts[2]);
    assertRefused(token.replaceFirst("\\.", ".!"));
    assertRefused("x".repeat(100_000));
  }

  @Test
  void acceptsAKeyThatWasMadeMeanwhile() throws JOSEException {
    String token = signed(FOREIGN, claims().build());
    assertRefused(token);
    stack.secrets.put("keys", new SigningKeys(FOREIGN, current, Optional.empty()).secret());
    assertAccepted(token);
  }

  private JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer("kronus")
        .audience("kronus")
        .subject("1")
        .issueTime(at(Duration.ZERO))
        .expirationTime(at(Duration.ofHours(1)))
        .claim("token_epoch", 1);
  }

  private Date at(Duration fromNow) {
    Instant time = stack.clock.instant().plus(fromNow);
    return Date.from(time);
  }

  private String kid() {
    return current.getKeyID();
  }

  private static JWSHeader.Builder header(String kid) {
    return new JWSHeader.Builder(JWSAlgorithm.RS256).type(JOSEObjectType.JWT).keyID(kid);
  }

  private static String signed(RSAKey key, JWTClaimsSet claims) throws JOSEException {
    SignedJWT token = new SignedJWT(header(key.getKeyID()).build(), claims);
    token.sign(new RSASSASigner(key));
    return token.serialize();
  }

  private String signed(JWSHeader.Builder header, JWSAlgorithm algorithm, RSAKey key)
      throws JOSEException {
    JWSHeader like = header.build();
    JWSHeader.Builder same =
        new JWSHeader.Builder(algorithm)
            .type(like.getType())
            .keyID(like.getKeyID())
            .jwk(like.getJWK())
            .jwkURL(like.getJWKURL())
            .x509CertURL(like.getX509CertURL())
            .criticalParams(like.getCriticalParams())
            .customParams(like.getCustomParams());
    SignedJWT token = new SignedJWT(same.build(), claims().build());
    token.sign(new RSASSASigner(key));
    return token.serialize();
  }

  private static String base64(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private Optional<Tokens.Proof> verify(String token) {
    return stack.tokens.verify(token);
  }

  private void assertAccepted(String token) {
    assertTrue(verify(token).isPresent());
  }

  private void assertRefused(String token) {
    assertTrue(verify(token).isEmpty(), () -> "accepted: " + token);
  }
}
