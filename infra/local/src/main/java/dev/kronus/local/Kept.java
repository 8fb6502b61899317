package dev.kronus.local;

import dev.kronus.local.aws.Ledger;
import dev.kronus.local.aws.Mails;
import dev.kronus.local.aws.Schedules;
import dev.kronus.local.aws.SecretBook;
import dev.kronus.local.functions.Later;
import dev.kronus.local.time.MovableClock;
import dev.kronus.local.twilio.Message;
import dev.kronus.local.twilio.PhoneCompany;
import dev.kronus.local.twilio.Phones;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Everything beside the table that a restart must not lose, as it is now. */
record Kept(
    MovableClock clock,
    PhoneCompany company,
    SecretBook secrets,
    Schedules schedules,
    Mails mails,
    Later later) {

  Map<String, Object> json() {
    Map<String, Object> state = new LinkedHashMap<>();
    // To the second: real time must not look like a change.
    state.put("offset", Duration.ofSeconds(clock.offset().plusMillis(500).toSeconds()).toString());
    state.put("account", company.account());
    state.put("secrets", Ledger.secrets(secrets));
    state.put("schedules", Ledger.schedules(schedules));
    state.put("messages", company.log().all().stream().map(Kept::written).toList());
    state.put("phones", company.phones().all().stream().map(Kept::written).toList());
    state.put("mails", mails.all().stream().map(Mails.Mail::shown).toList());
    state.put("mailboxes", mails.mailboxes().stream().map(Kept::written).toList());
    state.put("waiting", later.waiting().stream().map(Kept::written).toList());
    state.put("dead", later.dead().stream().map(Kept::written).toList());
    return state;
  }

  private static Map<String, Object> written(Message message) {
    Map<String, Object> written = message.shown();
    written.put("direction", message.direction());
    written.put("error", message.error());
    return written;
  }

  private static Map<String, Object> written(Phones.Phone phone) {
    return Map.of(
        "number", phone.number(),
        "behaviour", phone.behaviour().toString(),
        "opted_out", phone.optedOut(),
        "requests", phone.requests());
  }

  private static Map<String, Object> written(Mails.Mailbox mailbox) {
    return Map.of(
        "address", mailbox.address(),
        "behaviour", mailbox.behaviour().word(),
        "requests", mailbox.requests());
  }

  private static Map<String, Object> written(Later.Event event) {
    return Map.of(
        "function", event.function(),
        "payload", event.payload(),
        "tries", event.tries(),
        "at", event.at().toString());
  }

  private static Map<String, Object> written(Later.DeadLetter letter) {
    return Map.of(
        "function", letter.function(),
        "payload", letter.payload(),
        "error", letter.error(),
        "at", letter.at().toString());
  }
}
