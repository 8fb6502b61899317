package dev.kronus.accounts;

import dev.kronus.kernel.Uid;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Query;
import dev.kronus.platform.Slice;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A code that was sent to somebody and may come back once, within ten minutes. Several may be out
 * for one user, so that nobody can make another's useless by asking for one.
 *
 * @param id tells it from the others, and says nothing of it
 * @param to the address or number it was sent to, which it proves
 * @param sealed all that is kept of it
 * @param tries how many have been made since it was sent
 * @param pledge what it confirms, when it belongs to a registration
 */
record OneTimeCode(
    Uid uid,
    String id,
    String to,
    String sealed,
    int tries,
    Instant endsAt,
    Optional<Pledge> pledge) {

  /** What its seal is for. */
  static final String PURPOSE = "one-time code";

  static final Duration LIFE = Duration.ofMinutes(10);
  static final int LENGTH = 8;
  private static final int MOST_TRIES = 5;

  /** As many as can be out at once: the last but one of an hour's, and all of the next hour's. */
  static final int MOST_OUT = 2 * Codes.MOST_A_USER - 1;

  /** Neither vowels nor what looks like something else: no 0, 1, I, L, O, and no words. */
  private static final String ALPHABET = "23456789BCDFGHJKMNPQRSTVWXYZ";

  private static final String PREFIX = "ONETIME#";

  /** Eight characters that nobody can foresee. */
  static String drawn() {
    SecureRandom random = new SecureRandom();
    StringBuilder code = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return code.toString();
  }

  /** A code as somebody types it; empty when it cannot be one. */
  static Optional<String> parse(String typed) {
    String code = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    return code.length() == LENGTH && code.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
        ? Optional.of(code)
        : Optional.empty();
  }

  static OneTimeCode fresh(
      Uid uid, String to, String sealed, Optional<Pledge> pledge, Instant now) {
    String id = "%013d%04x".formatted(now.toEpochMilli(), new SecureRandom().nextInt(1 << 16));
    return new OneTimeCode(uid, id, to, sealed, 0, now.plus(LIFE), pledge);
  }

  /** Those of a user that still count; few, since few are sent within an hour. */
  static List<OneTimeCode> live(Table table, Uid uid, Instant now) {
    return table.all(Query.of(Key.of(uid, "").pk()).prefix(PREFIX)).stream()
        .map(OneTimeCode::read)
        .filter(code -> now.isBefore(code.endsAt()) && code.tries() < MOST_TRIES)
        .toList();
  }

  Key key() {
    return Key.of(uid, PREFIX + id);
  }

  Write written() {
    return Write.create(
        key(),
        Item.empty()
            .with("to", to)
            .with("sealed", sealed)
            .with("tries", tries)
            .with("ends_at", endsAt)
            .with("pledge", pledge.map(Pledge::stored))
            .with("expires_at", endsAt.plus(Duration.ofHours(1)).getEpochSecond()));
  }

  /** A try is made; fails when it was the last of them, or the code came back meanwhile. */
  Write tried() {
    return Write.update(key()).add("tries", 1).when(Condition.atMost("tries", MOST_TRIES - 1));
  }

  /** It came back: it counts once. */
  Write used() {
    return Write.delete(key(), Condition.equal("sealed", sealed));
  }

  /** Another of theirs came back. */
  Write dropped() {
    return Write.delete(key(), Condition.ANY);
  }

  private static OneTimeCode read(Slice.Row row) {
    Item item = row.item();
    return new OneTimeCode(
        row.key().uid(),
        row.key().sk().substring(PREFIX.length()),
        item.text("to"),
        item.text("sealed"),
        (int) item.number("tries"),
        item.instant("ends_at"),
        Pledge.read(item));
  }

  @Override
  public String toString() {
    return "OneTimeCode[" + uid + " " + id + "]";
  }
}
