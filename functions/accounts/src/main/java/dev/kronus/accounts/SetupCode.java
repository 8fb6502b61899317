package dev.kronus.accounts;

import dev.kronus.kernel.Refusal;
import dev.kronus.platform.Config;
import dev.kronus.platform.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Keeps a freshly deployed stack from whoever finds it first: the first user shows the code that
 * the stack generated, unless the operator opened the setup.
 */
public final class SetupCode {
  private final Secrets secrets;

  public SetupCode(Secrets secrets) {
    this.secrets = secrets;
  }

  void check(Optional<String> shown) {
    if (Config.get("OPEN_SETUP", "false").equals("true")) {
      return;
    }
    String code =
        secrets
            .read(Config.get("SETUP_SECRET"))
            .map(secret -> secret.get("setup_code"))
            .map(Object::toString)
            .filter(text -> !text.isEmpty())
            .orElseThrow(() -> new Refusal.Unavailable("The setup code is not there yet."));
    if (shown.isEmpty() || !MessageDigest.isEqual(bytes(code), bytes(shown.get()))) {
      throw new Refusal.Forbidden(
          "The first user needs the setup_code, which the operator finds in Secrets Manager.");
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
