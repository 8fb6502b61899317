package dev.kronus.accounts;

import dev.kronus.kernel.Uid;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Write;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * What happened to an account that its owner should be able to look up: sign-ins, failures, changes
 * of power and of keys. Each is an item of the user, kept for 400 days. It is written in the
 * transaction of what happened, so that neither is there without the other.
 */
public final class Audit {
  static final String PREFIX = "AUDIT#";
  private static final Duration KEPT = Duration.ofDays(400);

  private Audit() {}

  /** What may happen. */
  public enum What {
    SIGNED_IN,
    SIGN_IN_FAILED,
    SIGNED_OUT,
    SESSION_ENDED,
    REFRESH_REUSED,
    ACCOUNT_CREATED,
    ACCOUNT_DELETED,
    ACCOUNT_RESTORED,
    PASSWORD_CHANGED,
    ADDRESS_CHANGED,
    ROLE_CHANGED,
    STATUS_CHANGED,
    GROUPS_CHANGED,
    CODE_USED,
    KEY_CREATED,
    KEY_CHANGED,
    KEY_RENEWED,
    KEY_DELETED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One line of a user's audit, to be written together with what it tells of.
   *
   * @param details such as {@code by} (the uid of whoever did it, if another), {@code role}, {@code
   *     key}: ids, numbers and words, never a secret
   */
  public static Write event(Uid uid, What what, Instant at, Map<String, ?> details) {
    // Two of one millisecond must not be one.
    String tie = "%08x".formatted(new SecureRandom().nextInt());
    return Write.create(
        Key.of(uid, PREFIX + Item.time(at) + "#" + tie),
        Item.empty()
            .with("what", what.word())
            .with("at", at)
            .with("details", details)
            .with("expires_at", at.plus(KEPT).getEpochSecond()));
  }

  /** The same with nothing more to say. */
  public static Write event(Uid uid, What what, Instant at) {
    return event(uid, what, at, Map.of());
  }

  /** The same of something that came from somewhere. */
  public static Write event(Uid uid, What what, Instant at, Origin origin) {
    return event(uid, what, at, Map.of("ip", origin.ip(), "device", origin.device()));
  }
}
