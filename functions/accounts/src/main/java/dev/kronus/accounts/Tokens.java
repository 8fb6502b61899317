package dev.kronus.accounts;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.kronus.kernel.Uid;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Makes and verifies the tokens callers carry: RS256, a day long, signed by one of our keys. */
public final class Tokens {
  static final String ISSUER = "kronus";
  static final String AUDIENCE = "kronus";

  /** Of an ordinary sign-in. */
  public static final Duration LIFE = Duration.ofHours(24);

  /** Clocks of Lambda's hosts agree better than this. */
  private static final Duration LEEWAY = Duration.ofSeconds(5);

  /** Ours have about 900 characters; what is longer need not be parsed. */
  private static final int LONGEST = 4096;

  /** The parser would skip characters that are not base64url; nothing of ours has any. */
  private static final Pattern FORM =
      Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

  /** At most what a JSON number holds exactly. */
  private static final Pattern UID = Pattern.compile("[1-9][0-9]{0,14}");

  private final Keys keys;
  private final InstantSource clock;

  /**
   * What a good token proves.
   *
   * @param epoch of the user's tokens, when it was given out
   * @param session the sign-in it belongs to, if it belongs to one
   */
  record Proof(Uid uid, long epoch, Instant expiresAt, Optional<Long> session) {}

  public Tokens(Keys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** Signs and verifies with a key that is thrown away: a snapshot must not hold a real one. */
  public static void rehearse() {
    RSAKey key = SigningKeys.made();
    proves(key, signed(key, new JWTClaimsSet.Builder().issuer(ISSUER).build()));
  }

  /**
   * A token of that user.
   *
   * @param session the sign-in it ends with
   */
  String issue(User user, Optional<Long> session, Duration life) {
    return signed(keys.signing(), claims(user, session, clock.instant(), life));
  }

  static String signed(RSAKey key, JWTClaimsSet claims) {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .type(JOSEObjectType.JWT)
            .keyID(key.getKeyID())
            .build();
    SignedJWT token = new SignedJWT(header, claims);
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException unsignable) {
      throw new IllegalStateException("the key cannot sign", unsignable);
    }
    return token.serialize();
  }

  /** Whether that key signed that token. */
  static boolean proves(RSAKey key, String token) {
    try {
      return SignedJWT.parse(token).verify(new RSASSAVerifier(key));
    } catch (ParseException | JOSEException unverifiable) {
      return false;
    }
  }

  /**
   * Empty unless everything about it is right. What its header says about keys is never followed.
   */
  Optional<Proof> verify(String text) {
    if (text.length() > LONGEST || !FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      SignedJWT token = SignedJWT.parse(text);
      return isOurs(token) ? proof(token.getJWTClaimsSet()) : Optional.empty();
    } catch (ParseException | JOSEException notAToken) {
      return Optional.empty();
    }
  }

  private boolean isOurs(SignedJWT token) throws JOSEException {
    JWSHeader header = token.getHeader();
    if (!JWSAlgorithm.RS256.equals(header.getAlgorithm())
        || !JOSEObjectType.JWT.equals(header.getType())
        || header.getKeyID() == null) {
      return false;
    }
    Optional<RSAKey> key = keys.verifying(header.getKeyID());
    return key.isPresent() && token.verify(new RSASSAVerifier(key.get()));
  }

  private Optional<Proof> proof(JWTClaimsSet claims) throws ParseException {
    Instant now = clock.instant();
    boolean good =
        ISSUER.equals(claims.getIssuer())
            && claims.getAudience().equals(List.of(AUDIENCE))
            && isPast(claims.getIssueTime(), now)
            && (claims.getNotBeforeTime() == null || isPast(claims.getNotBeforeTime(), now))
            && claims.getExpirationTime() != null
            && now.isBefore(claims.getExpirationTime().toInstant())
            && claims.getSubject() != null
            && UID.matcher(claims.getSubject()).matches()
            && claims.getLongClaim("token_epoch") != null;
    return good
        ? Optional.of(
            new Proof(
                Uid.parse(claims.getSubject()),
                claims.getLongClaim("token_epoch"),
                claims.getExpirationTime().toInstant(),
                Optional.ofNullable(claims.getLongClaim("sid"))))
        : Optional.empty();
  }

  private static boolean isPast(Date time, Instant now) {
    return time != null && !time.toInstant().isAfter(now.plus(LEEWAY));
  }

  private static JWTClaimsSet claims(
      User user, Optional<Long> session, Instant now, Duration life) {
    JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder();
    session.ifPresent(id -> claims.claim("sid", id));
    return claims
        .issuer(ISSUER)
        .audience(AUDIENCE)
        .subject(user.uid().toString())
        .jwtID(UUID.randomUUID().toString())
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(life)))
        .claim("username", user.username())
        .claim("first_name", user.firstName())
        .claim("last_name", user.lastName())
        .claim("role", user.role())
        .claim("is_admin", user.isAdmin())
        .claim("groups", List.copyOf(user.sortedGroups()))
        .claim("token_epoch", user.tokenEpoch())
        .build();
  }
}
