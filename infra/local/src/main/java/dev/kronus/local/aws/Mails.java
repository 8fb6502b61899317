package dev.kronus.local.aws;

import dev.kronus.local.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Every mail that was taken, and how the mailboxes behave. */
public final class Mails {
  private final InstantSource clock;
  private final List<Mail> mails = new CopyOnWriteArrayList<>();
  private final Map<String, Mailbox> mailboxes = new TreeMap<>();

  Mails(InstantSource clock) {
    this.clock = clock;
  }

  /** One mail to one address, as a mail program shows it. */
  public record Mail(
      String id, String from, String to, String subject, String text, String status, Instant at) {

    /** As the doors of the embedded cloud show it. */
    public Map<String, Object> shown() {
      Map<String, Object> shown = new LinkedHashMap<>();
      shown.put("id", id);
      shown.put("from", from);
      shown.put("to", to);
      shown.put("subject", subject);
      shown.put("text", text);
      shown.put("status", status);
      shown.put("at", Json.time(at));
      return shown;
    }
  }

  /** What happens to mail for an address. */
  public enum Behaviour {
    DELIVERS,
    /** Taken, and sent back later. */
    BOUNCES,
    REJECTS,
    THROTTLES,
    DOWN,
    /** Taken, and nobody hears that it was. */
    LOST_ANSWER;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Empty when there is no such behaviour. */
    public static Optional<Behaviour> parse(String word) {
      return List.of(values()).stream().filter(one -> one.word().equals(word)).findFirst();
    }
  }

  /**
   * An address.
   *
   * @param requests how often SES was asked to send it something, whatever came of it
   */
  public record Mailbox(String address, Behaviour behaviour, int requests) {}

  /** Newest first; to one address, whatever its case, or to all. */
  public List<Mail> newest(Optional<String> to) {
    return mails.reversed().stream()
        .filter(mail -> to.isEmpty() || mail.to().equalsIgnoreCase(to.get()))
        .toList();
  }

  /** Oldest first. */
  public List<Mail> all() {
    return List.copyOf(mails);
  }

  public synchronized Collection<Mailbox> mailboxes() {
    return List.copyOf(mailboxes.values());
  }

  public synchronized Mailbox mailbox(String address) {
    String known = address.toLowerCase(Locale.ROOT);
    return mailboxes.getOrDefault(known, new Mailbox(known, Behaviour.DELIVERS, 0));
  }

  public synchronized Mailbox behave(String address, Behaviour behaviour) {
    Mailbox mailbox = mailbox(address);
    return keep(new Mailbox(mailbox.address(), behaviour, mailbox.requests()));
  }

  public synchronized void restore(List<Mail> earlier, List<Mailbox> boxes) {
    mails.addAll(earlier);
    boxes.forEach(this::keep);
  }

  synchronized Behaviour asked(String address) {
    Mailbox mailbox = mailbox(address);
    keep(new Mailbox(mailbox.address(), mailbox.behaviour(), mailbox.requests() + 1));
    return mailbox.behaviour();
  }

  /** Answers its id. */
  String take(String from, List<String> to, String subject, String text) {
    String id = "0100" + UUID.randomUUID();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    for (String address : to) {
      boolean bounces = mailbox(address).behaviour() == Behaviour.BOUNCES;
      String status = bounces ? "bounced" : "delivered";
      mails.add(new Mail(id, from, address, subject, text, status, now));
    }
    return id;
  }

  private Mailbox keep(Mailbox mailbox) {
    mailboxes.put(mailbox.address(), mailbox);
    return mailbox;
  }
}
