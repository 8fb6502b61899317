package dev.kronus.local;

import dev.kronus.local.aws.EmbeddedAws;
import dev.kronus.local.http.Answer;
import dev.kronus.local.http.Request;
import dev.kronus.local.page.ListDoor;
import dev.kronus.local.page.LocalDoors;
import dev.kronus.local.page.MailDoor;
import dev.kronus.local.page.MailboxesDoor;
import dev.kronus.local.page.MessagesDoor;
import dev.kronus.local.page.NumbersDoor;
import dev.kronus.local.page.WebhooksDoor;
import dev.kronus.local.twilio.PhoneCompany;
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
    return new LocalDoors(
        Map.ofEntries(
            Map.entry("messages", new MessagesDoor(company.log(), company.carrier())),
            Map.entry("numbers", new NumbersDoor(company.phones())),
            Map.entry("mail", new MailDoor(cloud.mails())),
            Map.entry("mailboxes", new MailboxesDoor(cloud.mails())),
            Map.entry("webhooks", new WebhooksDoor(company.webhooks())),
            Map.entry("docs", docs),
            Map.entry("clock", clock),
            Map.entry("schedules", new ListDoor(looks::schedules)),
            Map.entry("jobs", new ListDoor(looks::jobs)),
            Map.entry("alerts", new ListDoor(looks::alerts)),
            Map.entry("dead_letters", new ListDoor(looks::deadLetters)),
            Map.entry("events", events)));
  }
}
