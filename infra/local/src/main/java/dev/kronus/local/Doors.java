package dev.kronus.local;

import dev.kronus.local.aws.EmbeddedAws;
import dev.kronus.local.http.Answer;
import dev.kronus.local.http.Request;
import dev.kronus.local.page.LocalDoors;
import dev.kronus.local.page.MailDoor;
import dev.kronus.local.page.MailboxesDoor;
import dev.kronus.local.page.MessagesDoor;
import dev.kronus.local.page.NumbersDoor;
import dev.kronus.local.page.WebhooksDoor;
import dev.kronus.local.twilio.PhoneCompany;
import dev.kronus.local.twilio.Webhooks;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The doors under {@code /_local/}, by name. */
final class Doors {
  private Doors() {}

  static LocalDoors of(
      EmbeddedAws cloud,
      PhoneCompany company,
      Looks looks,
      Function<Request, Answer> docs,
      Function<Request, Answer> clock,
      Function<Request, Answer> events) {
    Webhooks webhooks = company.webhooks();
    Map<String, Function<Request, Answer>> doors = new HashMap<>(looks.doors());
    doors.put("messages", new MessagesDoor(company.log(), company.carrier()));
    doors.put("numbers", new NumbersDoor(company.phones()));
    doors.put("mail", new MailDoor(cloud.mails()));
    doors.put("mailboxes", new MailboxesDoor(cloud.mails()));
    doors.put("webhooks", new WebhooksDoor(webhooks::lost, webhooks::lose));
    doors.put("callbacks", new WebhooksDoor(webhooks::callbacksLost, webhooks::loseCallbacks));
    doors.put("docs", docs);
    doors.put("clock", clock);
    doors.put("events", events);
    return new LocalDoors(doors);
  }
}
