package dev.kronus.accounts;

import dev.kronus.kernel.Uid;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What keeps a session with short tokens going: whose it is, which session, and 256 bits that only
 * its holder knows. It is good once.
 */
record RefreshSecret(Uid uid, long session, String secret) {
  private static final int BYTES = 32;
  private static final Pattern FORM =
      Pattern.compile("([1-9][0-9]{0,15})\\.([1-9][0-9]{0,14})\\.([A-Za-z0-9_-]{43})");

  /** 256 fresh bits. */
  static String made() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return encoded(bytes);
  }

  /** Empty when {@code text} has not the form of one. */
  static Optional<RefreshSecret> parse(String text) {
    Matcher parts = FORM.matcher(text);
    return parts.matches()
        ? Optional.of(
            new RefreshSecret(
                new Uid(Long.parseLong(parts.group(1))),
                Long.parseLong(parts.group(2)),
                parts.group(3)))
        : Optional.empty();
  }

  /** As its holder keeps it. */
  String text() {
    return uid + "." + session + "." + secret;
  }

  /** As it is remembered here: so many random bits need no salt and no slow hash. */
  static String hash(String secret) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return encoded(sha.digest(secret.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  String hash() {
    return hash(secret);
  }

  @Override
  public String toString() {
    return "RefreshSecret[" + uid + "]";
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
