package dev.kronus.house.attack;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** What people send in place of a good token. */
final class Tokens {
  private Tokens() {}

  /** Values of the header, each of them close to {@code good} or to nothing at all. */
  static List<String> bad(String good) {
    String[] parts = good.split("\\.");
    String end = parts[2].endsWith("AAAA") ? "BBBB" : "AAAA";
    List<String> bad = new ArrayList<>();
    bad.add("Bearer " + parts[0] + "." + parts[1] + ".");
    bad.add("Bearer " + parts[0] + "." + parts[1]);
    bad.add("Bearer " + good.substring(0, good.length() - 4) + end);
    bad.add("Bearer " + encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + parts[1] + ".");
    bad.add("Bearer " + parts[0] + "." + promoted(parts[1]) + "." + parts[2]);
    bad.add("Bearer " + resigned(good));
    bad.add("Bearer " + keyed(good));
    bad.add("Bearer " + good + "." + parts[2]);
    bad.add("Basic " + encoded("tony@example.com:" + Town.PASSWORD));
    bad.add(good);
    bad.add("Bearer");
    bad.add("Bearer null");
    bad.add("Bearer " + "a".repeat(7000));
    bad.add("Bearer ..");
    bad.add("Bearer {}");
    return bad;
  }

  /** The same claims, with more power in them. */
  private static String promoted(String claims) {
    String text = new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8);
    return encoded(text.replace("\"role\":2", "\"role\":0").replace("\"role\":0,", "\"role\":1,"));
  }

  /** The same claims under a key of the sender's own, which the header brings along. */
  private static String resigned(String good) {
    try {
      SignedJWT token = SignedJWT.parse(good);
      RSAKey key = new RSAKeyGenerator(2048).keyID(token.getHeader().getKeyID()).generate();
      JWSHeader header = new JWSHeader.Builder(token.getHeader()).jwk(key.toPublicJWK()).build();
      SignedJWT forged = new SignedJWT(header, token.getJWTClaimsSet());
      forged.sign(new RSASSASigner(key));
      return forged.serialize();
    } catch (JOSEException | ParseException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The same claims under a secret that everybody can read: the key's name. */
  private static String keyed(String good) {
    try {
      SignedJWT token = SignedJWT.parse(good);
      String id = token.getHeader().getKeyID();
      JWTClaimsSet claims = token.getJWTClaimsSet();
      SignedJWT forged =
          new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(id).build(), claims);
      forged.sign(new MACSigner(id.repeat(32).substring(0, 32)));
      return forged.serialize();
    } catch (JOSEException | ParseException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
