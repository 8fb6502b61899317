package dev.kronus.accounts;

import dev.kronus.kernel.Uid;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a program shows in place of a token: {@code kr_<id>_<secret>}. The secret begins with its
 * owner's number, which is nobody else's business but spares a read: the key and its owner are read
 * at once.
 *
 * <p>What is kept is its SHA-256. A slow hash, as passwords get, is for secrets that people choose
 * and others guess; of these 43 characters each is drawn from 62, which is 256 bits, and no speed
 * of hashing makes a difference to whoever would try them all.
 */
record KeyText(long id, Uid owner, String secret) {
  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int LENGTH = 43;
  private static final Pattern FORM =
      Pattern.compile("kr_([1-9][0-9]{0,15})_([1-9][0-9]{0,15})x([0-9A-Za-z]{" + LENGTH + "})");

  /** What no token begins with. */
  static boolean isMeant(String credential) {
    return credential.startsWith("kr_");
  }

  static KeyText drawn(long id, Uid owner) {
    RandomGenerator random = new SecureRandom();
    StringBuilder secret = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      secret.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return new KeyText(id, owner, secret.toString());
  }

  static Optional<KeyText> parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(
            new KeyText(
                Long.parseLong(form.group(1)),
                new Uid(Long.parseLong(form.group(2))),
                form.group(3)))
        : Optional.empty();
  }

  /** The only place where the whole of it is said. */
  String text() {
    return "kr_" + id + "_" + owner + "x" + secret;
  }

  String hash() {
    try {
      byte[] bytes = text().getBytes(StandardCharsets.US_ASCII);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public String toString() {
    return "KeyText[" + id + "]";
  }
}
