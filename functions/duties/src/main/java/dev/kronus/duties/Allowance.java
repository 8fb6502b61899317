package dev.kronus.duties;

import dev.kronus.platform.Key;
import dev.kronus.platform.OperatorSettings;
import dev.kronus.platform.Secrets;
import dev.kronus.platform.Table;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** How many messages may go out in a UTC day. Alerts are counted and never held back. */
public final class Allowance {
  /** Long enough for an operator to ask about. */
  private static final int KEPT_DAYS = 35;

  /** Questions and notices to one number in a UTC day. */
  private static final int ONE_NUMBER = 60;

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
    long sent = count(1);
    if (message.kind() == Message.Kind.ALERT) {
      return true;
    }
    if (sent <= OperatorSettings.read(secrets).dailySmsLimit() && toOne(message) <= ONE_NUMBER) {
      return true;
    }
    giveBack();
    return false;
  }

  /** A message that was counted did not go out; an outage must not use the day up. */
  void giveBack() {
    count(-1);
  }

  private long toOne(Message message) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Instant expires = today.plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant();
    return table.add(new Key("SMS#" + today, message.to().value()), "sent", 1, expires);
  }

  private long count(int messages) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Instant expires = today.plusDays(KEPT_DAYS).atStartOfDay(ZoneOffset.UTC).toInstant();
    return table.add(new Key("SMS#" + today, "SENT"), "sent", messages, expires);
  }
}
