package dev.kronus.local.template;

import dev.kronus.local.Json;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A secret of the template.
 *
 * @param text its first value; empty when it has none
 * @param rotation the ARN of the function that rotates it; empty when none does
 */
public record SecretSpec(String name, String arn, String text, String rotation) {
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String DIGITS = "0123456789";
  private static final String MARKS = "!#$%&()*+,-./:;<=>?@[]^_{|}~";

  /** The ARN that a secret of this name has here. */
  public static String arnOf(String name) {
    return Names.secretArn(name);
  }

  /** The value that {@code GenerateSecretString} asks for. */
  static String generated(Map<String, Object> wish) {
    String password = password(wish);
    if (!wish.containsKey("GenerateStringKey")) {
      return password;
    }
    Map<String, Object> object =
        new LinkedHashMap<>(
            Json.object(String.valueOf(wish.getOrDefault("SecretStringTemplate", "{}")))
                .orElseThrow(
                    () -> new IllegalArgumentException("SecretStringTemplate is no JSON")));
    object.put(String.valueOf(wish.get("GenerateStringKey")), password);
    return Json.write(object);
  }

  /** A random text by the rules of {@code GetRandomPassword}. */
  public static String password(Map<String, Object> wish) {
    StringBuilder alphabet = new StringBuilder();
    alphabet.append(without(wish, "ExcludeLowercase", LOWER));
    alphabet.append(without(wish, "ExcludeUppercase", LOWER.toUpperCase(java.util.Locale.ROOT)));
    alphabet.append(without(wish, "ExcludeNumbers", DIGITS));
    alphabet.append(without(wish, "ExcludePunctuation", MARKS));
    String excluded = String.valueOf(wish.getOrDefault("ExcludeCharacters", ""));
    int[] usable = alphabet.chars().filter(c -> excluded.indexOf(c) < 0).toArray();
    int length = Integer.parseInt(String.valueOf(wish.getOrDefault("PasswordLength", 32)));
    SecureRandom random = new SecureRandom();
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < length; i++) {
      password.append((char) usable[random.nextInt(usable.length)]);
    }
    return password.toString();
  }

  private static String without(Map<String, Object> wish, String flag, String characters) {
    return Boolean.parseBoolean(String.valueOf(wish.get(flag))) ? "" : characters;
  }
}
