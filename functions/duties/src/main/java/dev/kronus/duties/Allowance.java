package dev.kronus.duties;

import dev.kronus.platform.Key;
import dev.kronus.platform.OperatorSettings;
import dev.kronus.platform.Secrets;
import dev.kronus.platform.Table;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * How many messages may go out in a UTC day. Alerts are counted and never held back. Strangers can
 * have codes sent, so these have limits of their own.
 */
public final class Allowance {
  /** Long enough for an operator to ask about. */
  private static final int KEPT_DAYS = 35;

  private static final int ONE_DAY = 1;

  /**
   * Questions and notices to one number in a UTC day: more than somebody can get who is asked every
   * hour and answers the third follow-up.
   */
  private static final int ONE_NUMBER = 120;

  /** Codes to one number in a UTC day. */
  private static final int CODES_TO_ONE = 10;

  /** One in so many of what may be sent in all may be a code besides. */
  private static final int CODES_SHARE = 5;

  private final Table table;
  private final Secrets secrets;
  private final InstantSource clock;

  public Allowance(Table table, Secrets secrets, InstantSource clock) {
    this.table = table;
    this.secrets = secrets;
    this.clock = clock;
  }

  /** Counts the message; false, and not counted, when it must wait for another day. */
  boolean take(Message message) {
    boolean code = message.kind() == Message.Kind.CODE;
    int limit = OperatorSettings.read(secrets).dailySmsLimit();
    boolean one = toOne(message, 1) <= (code ? CODES_TO_ONE : ONE_NUMBER);
    boolean all = toAll(message, 1) <= (code ? Math.ceilDiv(limit, CODES_SHARE) : limit);
    if (message.kind() == Message.Kind.ALERT || (one && all)) {
      return true;
    }
    giveBack(message);
    return false;
  }

  /** A message that was counted did not go out; an outage must not use anybody's day up. */
  void giveBack(Message message) {
    toOne(message, -1);
    toAll(message, -1);
  }

  /** Neither alerts nor codes use up what questions to the same phone are allowed. */
  private long toOne(Message message, long more) {
    return switch (message.kind()) {
      case ALERT -> 0;
      case QUESTION, NOTICE -> count(message.to().value(), more, ONE_DAY);
      case CODE -> count("CODES#" + message.to().value(), more, ONE_DAY);
    };
  }

  private long toAll(Message message, long more) {
    boolean code = message.kind() == Message.Kind.CODE;
    return count(code ? "CODES" : "SENT", more, KEPT_DAYS);
  }

  private long count(String what, long more, int days) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Instant expires = today.plusDays(days + 1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return table.add(new Key("SMS#" + today, what), "sent", more, expires);
  }
}
