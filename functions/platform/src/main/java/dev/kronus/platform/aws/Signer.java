package dev.kronus.platform.aws;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs a POST to the root of a service as AWS wants it: Signature Version 4, as "Create a signed
 * AWS API request" in the IAM user guide tells it, step by step.
 */
final class Signer {
  private static final String HMAC = "HmacSHA256";
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private final String region;
  private final String service;

  /** The key of one day; deriving it takes four of the five hashes. */
  private volatile Derived derived = new Derived("", "", new byte[0]);

  private static final class Derived {
    private final String secret;
    private final String day;
    private final byte[] key;

    Derived(String secret, String day, byte[] key) {
      this.secret = secret;
      this.day = day;
      this.key = key;
    }
  }

  Signer(String region, String service) {
    this.region = region;
    this.service = service;
  }

  /** {@code headers}, whose names are lower-case, and those that prove who sends them and when. */
  Map<String, String> signed(
      URI to, Map<String, String> headers, byte[] body, AccessKey key, Instant now) {
    TreeMap<String, String> all = new TreeMap<>(headers);
    all.put("host", host(to));
    all.put("x-amz-date", time(now));
    all.put("x-amz-content-sha256", hash(body));
    if (!key.session().isEmpty()) {
      all.put("x-amz-security-token", key.session());
    }
    all.put("authorization", authorization(all, key));
    // The connection says it itself, and as it was signed.
    all.remove("host");
    return all;
  }

  private String authorization(SortedMap<String, String> headers, AccessKey key) {
    String names = String.join(";", headers.keySet());
    StringBuilder said = new StringBuilder("POST\n/\n\n");
    headers.forEach((name, value) -> said.append(name).append(':').append(value).append('\n'));
    said.append('\n').append(names).append('\n').append(headers.get("x-amz-content-sha256"));
    String time = headers.get("x-amz-date");
    String day = time.substring(0, 8);
    String scope = day + "/" + region + "/" + service + "/aws4_request";
    String what = ALGORITHM + "\n" + time + "\n" + scope + "\n" + hash(bytes(said.toString()));
    String signature = HexFormat.of().formatHex(mac(key(key.secret(), day), what));
    return ALGORITHM
        + (" Credential=" + key.id() + "/" + scope)
        + (", SignedHeaders=" + names + ", Signature=" + signature);
  }

  private byte[] key(String secret, String day) {
    Derived known = derived;
    if (!known.day.equals(day) || !known.secret.equals(secret)) {
      byte[] ofDay = mac(bytes("AWS4" + secret), day);
      byte[] key = mac(mac(mac(ofDay, region), service), "aws4_request");
      known = new Derived(secret, day, key);
      derived = known;
    }
    return known.key;
  }

  private static String host(URI to) {
    return to.getPort() < 0 ? to.getHost() : to.getHost() + ":" + to.getPort();
  }

  /** By hand: a formatter would be the only one of many a function. */
  private static String time(Instant now) {
    LocalDateTime at = LocalDateTime.ofEpochSecond(now.getEpochSecond(), 0, ZoneOffset.UTC);
    String day = at.getYear() + two(at.getMonthValue()) + two(at.getDayOfMonth());
    return day + "T" + two(at.getHour()) + two(at.getMinute()) + two(at.getSecond()) + "Z";
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(bytes(text));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
