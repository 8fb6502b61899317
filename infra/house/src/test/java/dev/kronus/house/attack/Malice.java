package dev.kronus.house.attack;

import dev.kronus.house.attack.Http.Shot;
import dev.kronus.local.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes bodies that are wrong in one way or in many, from bodies that are right. */
final class Malice {
  /** JSON as it is written: what no map could hold is among it. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-1",
          "1",
          "10",
          "9007199254740993",
          "-9007199254740993",
          "18446744073709551616",
          "1e400",
          "-1e400",
          "1e-400",
          "0.1",
          "1E2147483648",
          "NaN",
          "Infinity",
          "01",
          "\"\"",
          "\" \"",
          "\"\\u0000\"",
          "\"a\\u0007b\"",
          "\"\\u202Eabc\"",
          "\"\\u2066x\\u2069\"",
          "\"\\uD83D\"",
          "\"\\uDE00x\"",
          "\"\\uFEFF\"",
          "\"\\u2028\"",
          "\"\\ud83d\\ude00\"",
          "\"<script>alert(1)</script>\"",
          "\"'; DROP TABLE users; --\"",
          "\"${jndi:ldap://x}\"",
          "\"../../etc/passwd\"",
          "\"%00\"",
          "\"+14165550101\"",
          "\"+1 416 555 0199\"",
          "\"+1416555\\u0660199\"",
          "\"tony@example.com\"",
          "\"a@b\"",
          "\"A@EXAMPLE.COM\"",
          "\"a@b..c\"",
          "\"0 18 * * *\"",
          "\"* * * * *\"",
          "\"0 0 30 2 *\"",
          "\"@daily\"",
          "\"0 18 * * MON#2\"",
          "\"*/0 * * * *\"",
          "\"99999999999 * * * *\"",
          "\"America/Toronto\"",
          "\"Mars/Base\"",
          "\"UTC+25\"",
          "[]",
          "{}",
          "[[[[]]]]",
          "[1,2]",
          "{\"a\":{\"b\":{}}}",
          "{\"S\":\"x\"}",
          "\"\\x\"",
          "'x'",
          "undefined",
          "");

  private static final List<String> NAMES =
      List.of(
          "uid",
          "id",
          "role",
          "password_hash",
          "token_epoch",
          "pk",
          "sk",
          "status",
          "active",
          "__proto__",
          "",
          "a b",
          "first_name ",
          "First_Name",
          "\\u0000",
          "\\u202Ename",
          "$where",
          "priority",
          "email",
          "current_password",
          "emergency_contacts",
          "revision",
          "due_at");

  private final Random random;

  Malice(Random random) {
    this.random = random;
  }

  /** The right one, as it is. */
  static byte[] right(Map<String, Object> fields) {
    return Json.bytes(fields);
  }

  byte[] wrong(Map<String, Object> fields) {
    return switch (random.nextInt(14)) {
      case 0 -> truncated(right(fields));
      case 1 -> flipped(right(fields));
      case 2 -> bytes(pick(VALUES));
      case 3 -> bytes(deep(pick(List.of("{\"a\":", "[")), 10 + random.nextInt(3000)));
      case 4 -> padded(right(fields));
      case 5 -> bytes(new String(right(fields), StandardCharsets.UTF_8) + pick(VALUES));
      case 6 -> random.nextBoolean() ? new byte[0] : noise();
      default -> mangled(fields);
    };
  }

  /** Field by field: some values wrong, some names missing, strange or twice. */
  private byte[] mangled(Map<String, Object> fields) {
    List<String> written = new ArrayList<>();
    double harm = random.nextDouble();
    fields.forEach(
        (name, value) -> {
          String usual = "\"" + name + "\":" + Json.write(List.of(orNull(value)));
          String kept = usual.replaceFirst(":\\[", ":").replaceFirst("]$", "");
          if (random.nextDouble() >= harm) {
            written.add(kept);
          } else if (random.nextInt(4) > 0) {
            written.add("\"" + name + "\":" + value());
          }
        });
    for (int extra = random.nextInt(3); extra > 0; extra--) {
      written.add("\"" + pick(NAMES) + "\":" + value());
    }
    if (!written.isEmpty() && random.nextInt(8) == 0) {
      written.add(pick(written));
    }
    Collections.shuffle(written, random);
    return bytes("{" + String.join(",", written) + "}");
  }

  private static Object orNull(Object value) {
    return value == null ? "" : value;
  }

  private String value() {
    if (random.nextInt(12) == 0) {
      return "\"" + pick(List.of("x", "é", "\\u0000", "😀")).repeat(random.nextInt(12_000)) + "\"";
    }
    return pick(VALUES);
  }

  private byte[] truncated(byte[] body) {
    return java.util.Arrays.copyOf(body, random.nextInt(Math.max(1, body.length)));
  }

  private byte[] flipped(byte[] body) {
    for (int i = random.nextInt(4); i >= 0 && body.length > 0; i--) {
      body[random.nextInt(body.length)] = (byte) random.nextInt(256);
    }
    return body;
  }

  private byte[] padded(byte[] body) {
    String spaces = " ".repeat(random.nextInt(5) == 0 ? 200_000 : 65_536 - body.length);
    return bytes(new String(body, StandardCharsets.UTF_8) + spaces + pick(List.of("", " ", "x")));
  }

  private byte[] noise() {
    byte[] noise = new byte[random.nextInt(300)];
    random.nextBytes(noise);
    return noise;
  }

  private static String deep(String open, int depth) {
    return open.repeat(depth) + "1";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** Another type than the body's, or none at all, now and then. */
  Shot typed(Shot shot, String usual, byte[] body) {
    List<String> strange =
        List.of("text/plain", "application/xml", "", ";", "application/json;charset=\"x", "a/b/c");
    if (random.nextInt(20) == 0) {
      return new Shot(shot.method(), shot.path(), shot.headers(), body);
    }
    Shot typed = shot.bytes(random.nextInt(12) == 0 ? pick(strange) : usual, body);
    return random.nextInt(40) == 0 ? typed.header("Content-Type", pick(strange)) : typed;
  }
}
