package dev.kronus.liveness;

import dev.kronus.accounts.ProbeSettings;
import dev.kronus.accounts.ProbeSettingsItems;
import dev.kronus.accounts.User;
import dev.kronus.accounts.Users;
import dev.kronus.contacts.Contact;
import dev.kronus.contacts.Contacts;
import dev.kronus.duties.Deliveries;
import dev.kronus.duties.Job;
import dev.kronus.duties.Jobs;
import dev.kronus.duties.Message;
import dev.kronus.duties.Obligation;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Invoker;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Table;
import dev.kronus.platform.Topic;
import dev.kronus.platform.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells everyone who has to know that somebody may be in trouble. */
public final class Escalations {
  private final Table table;
  private final Users users;
  private final Contacts contacts;
  private final Invoker invoker;
  private final Topic topic;
  private final InstantSource clock;

  public Escalations(
      Table table,
      Users users,
      Contacts contacts,
      Invoker invoker,
      Topic topic,
      InstantSource clock) {
    this.table = table;
    this.users = users;
    this.contacts = contacts;
    this.invoker = invoker;
    this.topic = topic;
    this.clock = clock;
  }

  /** Does what is left to do about the escalation that {@code poke} names. */
  public void poked(Poke poke) {
    Key key = Key.of(poke.uid(), poke.item());
    Optional<Item> item = table.get(key);
    if (item.filter(found -> found.has("due_at")).isEmpty()) {
      return;
    }
    Escalation escalation = EscalationItems.escalation(key, item.get());
    if (escalation.toldAt().isPresent() || tell(escalation)) {
      announce(escalation);
    }
  }

  /**
   * Writes down a message for every emergency contact and one for the person, all at once or not at
   * all. False when another was first, who then goes on with it.
   */
  private boolean tell(Escalation escalation) {
    Instant now = clock.instant();
    User user = users.profile(escalation.uid()).orElseThrow();
    PhoneNumber asked = asked(escalation);
    ProbeSettings settings = ProbeSettingsItems.find(table, user.uid()).orElseThrow();
    List<Contact> told = contacts.emergency(user.uid());
    List<Job> messages = new ArrayList<>();
    Write.Update shown =
        Write.update(ProbeItems.key(user.uid(), escalation.probe())).when(Condition.EXISTS);
    for (Contact contact : told) {
      Job alert = alert(escalation, user, asked, settings.emergencyNote(), contact, now);
      messages.add(alert);
      shown = shown.append("emergency_probes", sent(alert, contact, now));
    }
    messages.add(owner(escalation, user, told, now));
    Map<String, Object> entry = ProbeItems.event(now, "escalated", "contacts", told.size());
    Changes changes = new Changes().add(marked(escalation, now), shown.append("timeline", entry));
    messages.forEach(message -> changes.add(Jobs.written(message)));
    return committed(changes, escalation, messages);
  }

  private static Write marked(Escalation escalation, Instant now) {
    return Write.update(escalation.key())
        .when(Condition.EXISTS)
        .when(Condition.missing("told_at"))
        .set("told_at", now);
  }

  private boolean committed(Changes changes, Escalation escalation, List<Job> messages) {
    try {
      changes.commit(table);
    } catch (Table.ConditionFailed another) {
      if (!another.on(escalation.key())) {
        throw another;
      }
      return false;
    }
    messages.forEach(job -> invoker.poke(Deliveries.DRIVER, new Poke(job.uid(), job.key().sk())));
    return true;
  }

  /** The number that was asked, which need not be the user's any more. */
  private PhoneNumber asked(Escalation escalation) {
    Key key = ProbeItems.key(escalation.uid(), escalation.probe());
    return ProbeItems.probe(key, table.get(key).orElseThrow()).phoneNumber();
  }

  private static Job alert(
      Escalation escalation,
      User user,
      PhoneNumber asked,
      Optional<String> note,
      Contact contact,
      Instant now) {
    String id = Probe.jobs(escalation.probe()) + "tell-c%05d".formatted(contact.id().value());
    Map<String, Object> args = new LinkedHashMap<>(args(escalation));
    args.put("contact_id", contact.id().value());
    String text = Texts.alert(contact, user, asked, escalation.reason(), note);
    Message message = new Message(contact.phoneNumber(), text, Message.Kind.ALERT);
    return Job.send(user.uid(), id, "send_emergency_probe", args, message, now);
  }

  private static Job owner(Escalation escalation, User user, List<Contact> told, Instant now) {
    Message message = new Message(user.phone(), Texts.told(told), Message.Kind.ALERT);
    String id = Probe.jobs(escalation.probe()) + "tell-owner";
    return Job.send(user.uid(), id, "send_owner_notice", args(escalation), message, now);
  }

  private static Map<String, Object> sent(Job alert, Contact contact, Instant now) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("contact_id", contact.id().value());
    entry.put("job_id", alert.uid() + "-" + alert.id());
    entry.put("created_at", Item.time(now));
    return entry;
  }

  /**
   * Tells the operator, and then the escalation is over. A later one of the same user may be open
   * already; that stays so.
   */
  private void announce(Escalation escalation) {
    topic.publish(
        "Kronus: somebody may need help",
        "User %s, probe %s: %s. Their emergency contacts are being told."
            .formatted(escalation.uid(), escalation.probe(), escalation.reason()));
    Write over = Obligation.met(Write.update(escalation.key()).when(Condition.EXISTS));
    Write closed =
        Write.update(ProbeSettingsItems.key(escalation.uid()))
            .when(Condition.equal("open_escalation", escalation.key().sk()))
            .remove("open_escalation");
    try {
      table.write(over, closed);
    } catch (Table.ConditionFailed moved) {
      if (!moved.on(closed.key()) || moved.on(over.key())) {
        throw moved;
      }
      table.write(over);
    }
  }

  private static Map<String, Object> args(Escalation escalation) {
    return Map.of("user_id", escalation.uid().value(), "probe_id", escalation.probe().value());
  }
}
