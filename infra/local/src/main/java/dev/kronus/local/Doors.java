package dev.kronus.local;

import dev.kronus.local.aws.EmbeddedAws;
import dev.kronus.local.functions.Functions;
import dev.kronus.local.functions.Uptime;
import dev.kronus.local.http.Answer;
import dev.kronus.local.http.Request;
import dev.kronus.local.page.BehaviourDoor;
import dev.kronus.local.page.Heartbeats;
import dev.kronus.local.page.LocalDoors;
import dev.kronus.local.page.MailDoor;
import dev.kronus.local.page.MailboxesDoor;
import dev.kronus.local.page.MessagesDoor;
import dev.kronus.local.page.NumbersDoor;
import dev.kronus.local.twilio.PhoneCompany;
import dev.kronus.local.twilio.Webhooks;
import dev.kronus.local.twilio.Wire;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The doors under {@code /_local/}, by name. */
final class Doors {
  private Doors() {}

  static LocalDoors of(
      EmbeddedAws cloud,
      PhoneCompany company,
      Functions functions,
      Heartbeats heartbeats,
      Looks looks,
      Map<String, Function<Request, Answer>> more) {
    Map<String, Function<Request, Answer>> doors = new HashMap<>(looks.doors());
    doors.put("messages", new MessagesDoor(company.log(), company.carrier()));
    doors.put("numbers", new NumbersDoor(company.phones()));
    doors.put("mail", new MailDoor(cloud.mails()));
    doors.put("mailboxes", new MailboxesDoor(cloud.mails()));
    doors.putAll(troubles(company.webhooks(), functions));
    doors.put("heartbeat", heartbeats::beat);
    doors.put("heartbeats", heartbeats::look);
    doors.putAll(more);
    return new LocalDoors(doors);
  }

  /** What can be made to go wrong. */
  private static Map<String, Function<Request, Answer>> troubles(
      Webhooks webhooks, Functions functions) {
    return Map.of(
        "webhooks",
        new BehaviourDoor<>(
            List.of(Wire.DELIVERS, Wire.LOST), webhooks::inbound, webhooks::inbound),
        "callbacks",
        new BehaviourDoor<>(List.of(Wire.values()), webhooks::callbacks, webhooks::callbacks),
        "kronus",
        new BehaviourDoor<>(List.of(Uptime.values()), functions::uptime, functions::uptime));
  }
}
