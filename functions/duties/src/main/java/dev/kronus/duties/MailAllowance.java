package dev.kronus.duties;

import dev.kronus.platform.Key;
import dev.kronus.platform.OperatorSettings;
import dev.kronus.platform.Table;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** How many mails may go out in a UTC day: in all, and to one address. */
final class MailAllowance {
  /** Long enough for an operator to ask about. */
  private static final int KEPT_DAYS = 35;

  /** Whoever makes Kronus write to a stranger does not get far. */
  private static final int ONE_ADDRESS = 20;

  private final Table table;
  private final InstantSource clock;

  MailAllowance(Table table, InstantSource clock) {
    this.table = table;
    this.clock = clock;
  }

  /** Counts the mail; false, and not counted, when it must wait for another day. */
  boolean take(Mail mail, OperatorSettings settings) {
    if (count("SENT", 1) > settings.dailyMailLimit()) {
      count("SENT", -1);
      return false;
    }
    if (count(mail.to().value(), 1) > ONE_ADDRESS) {
      giveBack(mail);
      return false;
    }
    return true;
  }

  /** A mail that was counted did not go out; an outage must not use the day up. */
  void giveBack(Mail mail) {
    count(mail.to().value(), -1);
    count("SENT", -1);
  }

  private long count(String what, int mails) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Instant expires = today.plusDays(KEPT_DAYS).atStartOfDay(ZoneOffset.UTC).toInstant();
    return table.add(new Key("MAIL#" + today, what), "sent", mails, expires);
  }
}
