package dev.kronus.house.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.kronus.house.attack.Http.Said;
import dev.kronus.house.attack.Http.Shot;
import dev.kronus.local.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tokens that somebody made up, at the gateway and at every place where {@code /auth} looks. */
class ForgeryTest {
  private static Town town;
  private static Town.Resident admin;
  private static Town.Resident tony;
  private static RSAKey real;
  private static RSAKey foreign;
  private static SignedJWT good;

  @BeforeAll
  static void open() throws JOSEException, ParseException {
    town = Town.open();
    admin = town.founder();
    tony = town.resident(admin, "Tony", "+14165550101");
    Map<String, Object> secret =
        Json.read(
            String.valueOf(
                    town.asked(
                            "secretsmanager.GetSecretValue",
                            "secretsmanager",
                            Map.of("SecretId", "kronus/keys"))
                        .json()
                        .get("SecretString"))
                .getBytes(StandardCharsets.UTF_8));
    real = RSAKey.parse(Json.named(secret.get("current")));
    foreign = new RSAKeyGenerator(2048).keyID(real.getKeyID()).generate();
    good = SignedJWT.parse(tony.token());
  }

  @AfterAll
  static void close() {
    town.close();
  }

  @Test
  void theTestsOwnSignatureIsGood() {
    assertEquals(200, auth(signed(real, header(), claims(c -> c))).status());
  }

  @Test
  void foreignKeysAreNotFollowed() throws JOSEException {
    List<JWSHeader> headers = new ArrayList<>();
    headers.add(header());
    headers.add(new JWSHeader.Builder(header()).jwk(foreign.toPublicJWK()).build());
    headers.add(
        new JWSHeader.Builder(header()).jwkURL(URI.create("https://evil.example/jwks")).build());
    headers.add(
        new JWSHeader.Builder(header()).x509CertURL(URI.create("https://evil.example/x")).build());
    for (String kid :
        List.of(
            "../../../../dev/null",
            "/etc/passwd",
            "x' UNION SELECT 'AAAA' --",
            "kid\r\nX-Evil: 1",
            "",
            "k".repeat(1000))) {
      headers.add(new JWSHeader.Builder(header()).keyID(kid).build());
    }
    for (JWSHeader one : headers) {
      assertRefused(signed(foreign, one, claims(c -> c)));
    }
  }

  @Test
  void aSymmetricSignatureByWhatIsPublicIsNone() throws JOSEException {
    byte[] spki = real.toRSAPublicKey().getEncoded();
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + java.util.Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(spki)
            + "\n-----END PUBLIC KEY-----\n";
    for (byte[] secret :
        List.of(
            spki,
            pem.getBytes(StandardCharsets.US_ASCII),
            real.getModulus().decode(),
            real.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8))) {
      JWSHeader header =
          new JWSHeader.Builder(JWSAlgorithm.HS256)
              .type(good.getHeader().getType())
              .keyID(real.getKeyID())
              .build();
      SignedJWT token = new SignedJWT(header, claims(c -> c));
      token.sign(new MACSigner(secret));
      assertRefused(token.serialize());
    }
  }

  @Test
  void claimsMustBeRightEvenUnderTheRightKey() {
    Instant now = town.cloud.now();
    for (UnaryOperator<JWTClaimsSet.Builder> wrong :
        List.<UnaryOperator<JWTClaimsSet.Builder>>of(
            c -> c.issuer("evil"),
            c -> c.issuer(null),
            c -> c.audience("evil"),
            c -> c.audience(List.of("kronus", "evil")),
            c -> c.audience((String) null),
            c -> c.expirationTime(Date.from(now.minusSeconds(1))),
            c -> c.expirationTime(null),
            c -> c.notBeforeTime(Date.from(now.plusSeconds(60))),
            c -> c.issueTime(Date.from(now.plusSeconds(60))),
            c -> c.subject(null),
            c -> c.subject("x"),
            c -> c.subject("424242"),
            c -> c.subject("" + admin.uid()),
            c -> c.claim("token_epoch", 2),
            c -> c.claim("token_epoch", null),
            c -> c.claim("sid", 7))) {
      assertRefused(signed(real, header(), claims(wrong)));
    }
  }

  @Test
  void aPieceOfATokenIsNone() {
    String token = tony.token();
    for (int end = 0; end < token.length() - 1; end += 97) {
      assertRefused(token.substring(0, end));
    }
    for (String bad : Tokens.bad(token)) {
      if (bad.startsWith("Bearer ")) {
        assertRefused(bad.substring("Bearer ".length()));
      }
    }
  }

  @Test
  void powerThatWasTakenAwayIsGoneAtOnce() {
    Town.Resident gone = town.resident(admin, "Gone", "+14165550104");
    assertEquals(200, auth(gone.token()).status());
    assertEquals(200, town.send(Shot.of("DELETE", gone.path()).as(admin.token())).status());
    assertEquals(401, auth(gone.token()).status());
  }

  @Test
  void whoeverIsDemotedOrDisabledIsSoAtOnceAndAtTheGatewayInAMinute() {
    Town.Resident deputy = town.deputy(admin, "Deputy", "+14165550105");
    Shot list = Shot.of("GET", "/users").as(deputy.token());
    assertEquals(200, town.send(list).status());
    change(deputy, "{\"role\":2}");
    assertEquals(401, auth(deputy.token()).status());
    town.pass("PT61S");
    assertEquals(401, town.send(list).status());
    String again = town.login("Deputy");
    assertEquals(403, town.send(Shot.of("GET", "/users").as(again)).status());
    change(deputy, "{\"status\":0}");
    assertEquals(401, auth(again).status());
    town.pass("PT61S");
    assertEquals(401, town.send(Shot.of("GET", deputy.path()).as(again)).status());
  }

  private static void change(Town.Resident who, String body) {
    Said said =
        town.send(Shot.of("PUT", "/user/" + who.uid()).as(town.login("Founder")).json(body));
    assertEquals(200, said.status(), said.toString());
  }

  @Test
  void ofTwoHeadersNeitherCounts() {
    Shot two = Shot.of("POST", "/auth").as(tony.token()).as(tony.token());
    assertEquals(401, town.send(two).status());
    Shot cookie = two.header("Cookie", "AuthToken=" + tony.token());
    assertEquals(401, town.send(cookie).status());
    Shot mixed = Shot.of("POST", "/auth").as(tony.token()).header("token", admin.token());
    assertEquals(401, town.send(mixed).status());
  }

  @Test
  void nobodyLearnsFromAnAnswerWhetherSomebodyIsThere() {
    List<String> told = new ArrayList<>();
    for (String door : List.of("/login", "/auth/login", "/api/user/login")) {
      for (String name : List.of(tony.email(), "nobody@example.com", "nobody")) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("username", name);
        body.put("password", "wrong-password");
        Said said = town.send(Shot.of("POST", door).json(body));
        told.add(said.status() + " " + said.body().length + " " + said.errors() + said.code());
      }
    }
    assertEquals(1, told.stream().distinct().count(), told.toString());
  }

  @Test
  void whatASenderSaysOfItselfEndsNoHeaderAndNoLine() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("username", tony.email());
    body.put("password", Town.PASSWORD);
    Said said =
        town.send(
            Shot.of("POST", "/login")
                .header("User-Agent", "\",\"level\":\"ERROR\",\"x\":\"<script>\tÿ")
                .json(body));
    assertEquals(200, said.status());
    Said list = town.send(Shot.of("GET", tony.path() + "/sessions?limit=1").as(tony.token()));
    Map<String, Object> newest = Json.named(((List<?>) list.json().get("data")).getFirst());
    assertTrue(newest.get("device").toString().matches("[\\x20-\\x7E]+"), newest.toString());
    for (String evil : List.of("a@b.co\r\nSet-Cookie: x=1", "tony\u0000", "tony\u202e")) {
      body.put("username", evil);
      Said refused = town.send(Shot.of("POST", "/login").json(body));
      assertEquals(400, refused.status(), refused.toString());
      assertTrue(refused.header("set-cookie").isEmpty());
    }
  }

  private static JWSHeader header() {
    return good.getHeader();
  }

  private static JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> change) {
    try {
      return change.apply(new JWTClaimsSet.Builder(good.getJWTClaimsSet())).build();
    } catch (ParseException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String signed(RSAKey key, JWSHeader header, JWTClaimsSet claims) {
    try {
      SignedJWT token = new SignedJWT(header, claims);
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Said auth(String token) {
    return town.send(Shot.of("POST", "/auth").as(token));
  }

  private static void assertRefused(String token) {
    Said gateway = town.send(Shot.of("GET", tony.path()).as(token));
    assertEquals(401, gateway.status(), token);
    for (Shot shot :
        List.of(
            Shot.of("POST", "/auth").as(token),
            Shot.of("POST", "/auth").header("token", token),
            Shot.of("POST", "/auth").header("Cookie", "AuthToken=" + token))) {
      Said said = town.send(shot);
      assertEquals(401, said.status(), () -> shot.told() + said);
      assertEquals("unauthenticated", said.code());
      assertTrue(said.header("set-cookie").isEmpty());
    }
  }
}
