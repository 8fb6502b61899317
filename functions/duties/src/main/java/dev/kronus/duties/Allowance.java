package dev.kronus.duties;

import dev.kronus.platform.Key;
import dev.kronus.platform.OperatorSettings;
import dev.kronus.platform.Secrets;
import dev.kronus.platform.Table;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** How many messages may go out in a UTC day. Alerts are counted and never held back. */
public final class Allowance {
  private final Table table;
  private final Secrets secrets;
  private final InstantSource clock;

  public Allowance(Table table, Secrets secrets, InstantSource clock) {
    this.table = table;
    this.secrets = secrets;
    this.clock = clock;
  }

  /** Counts the message; false when it must wait for another day. */
  boolean take(Message message) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    long sent = table.add(new Key("SMS#" + today, "SENT"), "sent", 1);
    return message.kind() == Message.Kind.ALERT
        || sent <= OperatorSettings.read(secrets).dailySmsLimit();
  }
}
