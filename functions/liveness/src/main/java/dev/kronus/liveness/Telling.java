package dev.kronus.liveness;

import dev.kronus.duties.Job;
import dev.kronus.duties.Message;
import dev.kronus.duties.Waiter;
import dev.kronus.kernel.PhoneNumber;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The jobs that an escalation's messages are. Ids say what for, so that none is written twice. */
final class Telling {
  private Telling() {}

  /** An alert, in a round; whoever waits on it hears when it can't be delivered. */
  static Job alert(Escalation escalation, Alerted contact, String text, Instant now) {
    String id = alertId(contact, contact.round());
    String item = escalation.key().sk();
    Waiter next = new Waiter(item, "state", Escalation.State.OPEN.name(), Escalation.DRIVER);
    return job(
            escalation,
            Optional.of(contact),
            id,
            "send_emergency_probe",
            contact.phone(),
            text,
            now)
        .hurrying(next)
        .unless(item);
  }

  /** To the person themselves. */
  static Job owner(Escalation escalation, PhoneNumber phone, String id, String text, Instant now) {
    return job(escalation, Optional.empty(), id, "send_owner_notice", phone, text, now);
  }

  /** That somebody has it now; once for each version of the escalation that says so. */
  static Job has(Escalation escalation, Alerted contact, String text, Instant now) {
    String id = "has-%d-c%05d".formatted(escalation.version(), contact.id().value());
    return job(
            escalation,
            Optional.of(contact),
            id,
            "send_acceptance_notice",
            contact.phone(),
            text,
            now)
        .unless(escalation.key().sk())
        .following(alerts(escalation, contact));
  }

  static Job reminder(Escalation escalation, Alerted contact, String text, Instant now) {
    String id = "remind-%d-c%05d".formatted(escalation.version(), contact.id().value());
    return job(escalation, Optional.of(contact), id, "send_reminder", contact.phone(), text, now)
        .unless(escalation.key().sk());
  }

  /** To whom one of these alerts reached, and nobody else. */
  static Job allClear(
      Escalation escalation, Alerted contact, String text, List<String> alerts, Instant now) {
    String id = clearId(contact);
    return job(escalation, Optional.of(contact), id, "send_all_clear", contact.phone(), text, now)
        .following(alerts);
  }

  /** The id of the all-clear of this escalation to that contact. */
  static String clearOf(Escalation escalation, Alerted contact) {
    return prefix(escalation) + clearId(contact);
  }

  private static String clearId(Alerted contact) {
    return "clear-c%05d".formatted(contact.id().value());
  }

  /** Begins the ids of an escalation's jobs; those of a silent one are never shown. */
  static String prefix(Escalation escalation) {
    return (escalation.silent() ? Job.HIDDEN : "") + Probe.jobs(escalation.probe());
  }

  /** What a probe shows of a message to a contact. */
  static Map<String, Object> shown(Job alert, Alerted contact) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("contact_id", contact.id().value());
    entry.put("job_id", alert.uid() + "-" + alert.id());
    entry.put("round", (long) contact.round());
    entry.put("created_at", dev.kronus.platform.Item.time(alert.createdAt()));
    return entry;
  }

  /** The ids of all alerts to a contact. */
  static List<String> alerts(Escalation escalation, Alerted contact) {
    return IntStream.rangeClosed(1, contact.round())
        .mapToObj(round -> prefix(escalation) + alertId(contact, round))
        .toList();
  }

  private static String alertId(Alerted contact, int round) {
    return "tell-r%d-c%05d".formatted(round, contact.id().value());
  }

  private static Job job(
      Escalation escalation,
      Optional<Alerted> contact,
      String id,
      String name,
      PhoneNumber to,
      String text,
      Instant now) {
    Map<String, Object> args = new LinkedHashMap<>();
    args.put("user_id", escalation.uid().value());
    args.put("probe_id", escalation.probe().value());
    contact.ifPresent(one -> args.put("contact_id", one.id().value()));
    Message message = new Message(to, text, Message.Kind.ALERT);
    return Job.send(escalation.uid(), prefix(escalation) + id, name, args, message, now);
  }
}
