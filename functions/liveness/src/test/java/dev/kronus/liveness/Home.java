package dev.kronus.liveness;

import dev.kronus.accounts.ProbeSettings;
import dev.kronus.accounts.ProbeSettingsItems;
import dev.kronus.accounts.Users;
import dev.kronus.contacts.Contacts;
import dev.kronus.contacts.NewContact;
import dev.kronus.doubles.MemoryInvoker;
import dev.kronus.doubles.MemorySchedules;
import dev.kronus.doubles.MemorySecrets;
import dev.kronus.doubles.MemoryTable;
import dev.kronus.doubles.MovableClock;
import dev.kronus.duties.Allowance;
import dev.kronus.duties.Deliveries;
import dev.kronus.duties.Doubt;
import dev.kronus.duties.Fate;
import dev.kronus.duties.Inbound;
import dev.kronus.duties.Job;
import dev.kronus.duties.Jobs;
import dev.kronus.duties.Message;
import dev.kronus.duties.Messenger;
import dev.kronus.duties.Receipts;
import dev.kronus.kernel.Email;
import dev.kronus.kernel.Fields;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.ProbeId;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Config;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Topic;
import dev.kronus.platform.Write;
import dev.kronus.platform.edge.Json;
import dev.kronus.platform.edge.Pokes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything of liveness on doubles, and Tony, whose pokes are run when {@link #settle} says so.
 */
public final class Home {
  public static final Uid TONY = new Uid(7);
  public static final PhoneNumber PHONE = new PhoneNumber("+14165550107");
  static final String PASSWORD = "very-secure-1";

  /** Of that password. */
  private static final String HASH =
      "$argon2id$v=19$m=19456,t=2,p=1$kckUQqolRVIOs24R5Hbprw$S7Fbbdh643BDvJ0X7aw+J4Ha6ONZBdHeXBYdSisdvms";

  public final MemoryTable table = new MemoryTable();
  public final MovableClock clock = MovableClock.at("2026-11-20T12:00:00Z");
  public final MemorySchedules schedules = new MemorySchedules();
  public final MemoryInvoker invoker = new MemoryInvoker();
  public final MemorySecrets secrets = new MemorySecrets();
  public final List<Message> sent = new ArrayList<>();
  public final List<String> told = new ArrayList<>();
  public final Deque<Messenger.Outcome> script = new ArrayDeque<>();
  public int deaf;

  public final Users users = new Users(table);
  public final Contacts contacts = new Contacts(table, users, secrets, invoker, clock);
  public final CheckIns checkIns = new CheckIns(table, users, secrets, invoker, clock);
  public final Inbox inbox = new Inbox(table, users, secrets, schedules, invoker, clock);
  public final Probes probes = new Probes(table, clock);
  public final Probing probing =
      new Probing(table, users, secrets, inbox, schedules, invoker, clock);
  public final Timers timers = new Timers(table, schedules, clock);
  public final Jobs jobs = new Jobs(table, clock);
  private final Topic topic = this::publish;
  public final Escalations escalations =
      new Escalations(table, users, contacts, schedules, invoker, topic, clock);
  private final Deliveries deliveries =
      new Deliveries(
          table,
          provider(),
          new Allowance(table, secrets, clock),
          schedules,
          invoker,
          topic,
          clock);
  private final Receipts receipts = new Receipts(table, schedules, invoker, clock);
  private int texts;

  public Home() {
    Config.use(Map.of("SETTINGS_SECRET", "settings", "DURESS_SECRET", "duress"));
    secrets.put("duress", Map.of("duress_key", "a key"));
    secrets.put("settings", Map.of("allowed_countries", "CA,US"));
    user(TONY, PHONE);
  }

  /** Somebody with an account and usual settings. */
  public Home user(Uid uid, PhoneNumber phone) {
    Item profile =
        Item.empty()
            .with("first_name", "Tony")
            .with("last_name", "Stark")
            .with("email", "u" + uid + "@example.com")
            .with("phone_number", phone.value())
            .with("password_hash", HASH)
            .with("role", 2)
            .with("status", "active")
            .with("revision", 1)
            .with("token_epoch", 1)
            .with("created_at", clock.instant())
            .with("updated_at", clock.instant());
    ProbeSettings settings = ProbeSettings.fresh(uid, ZoneId.of("UTC"), clock.instant());
    table.write(
        Write.create(Key.of(uid, "PROFILE"), profile),
        Write.create(marker(phone), Item.empty().with("uid", uid.value())),
        Write.create(ProbeSettingsItems.key(uid), ProbeSettingsItems.of(settings)));
    return this;
  }

  public static Key marker(PhoneNumber phone) {
    return new Key("PHONE#" + phone, "PHONE#" + phone);
  }

  /** An emergency contact named so. */
  public Home trusts(String name, int n) {
    PhoneNumber phone = new PhoneNumber("+14165551%03d".formatted(n));
    Email email = new Email("c" + n + "@example.com");
    contacts.add(TONY, new NewContact(name, "Banner", phone, email, true, 1, false));
    settle();
    sent.removeIf(message -> message.body().contains("All is well. Reply NO"));
    return this;
  }

  /** Asked every day at 18:00 UTC, three follow-ups an hour apart; Bruce is told. */
  public Home on() {
    trusts("Bruce", 1);
    change(Map.of("active", true, "cron_expression", "0 18 * * *"));
    return settle().forget();
  }

  public ProbeSettings change(Map<String, Object> body) {
    return checkIns.change(TONY, SettingsChange.from(new Fields(body)));
  }

  /** At the next due time, asked and accepted. */
  public Home asked() {
    return on().at("2026-11-20T18:00:00Z").poke("SETTINGS").settle();
  }

  public Home at(String instant) {
    clock.set(Instant.parse(instant));
    return this;
  }

  public Home wait(Duration time) {
    clock.advance(time);
    return this;
  }

  public Home poke(String item) {
    probing.poked(new Poke(TONY, item));
    return this;
  }

  public Home forget() {
    sent.clear();
    told.clear();
    return this;
  }

  /** Runs all functions that were poked, and whom they poke. */
  public Home settle() {
    for (var calls = invoker.drain(); !calls.isEmpty(); calls = invoker.drain()) {
      calls.forEach(call -> run(call.function(), Pokes.of(Json.object(call.json()))));
    }
    return this;
  }

  private void run(String function, Poke poke) {
    switch (function) {
      case "Deliver", "DeliverAlarm" -> delivered(poke);
      case "Probe" -> probing.poked(poke);
      case "Escalate" -> escalations.poked(poke);
      case "SyncSchedule" -> timers.poked(poke);
      default -> throw new IllegalStateException(function);
    }
  }

  /** Whatever is accepted is sent at once. */
  private void delivered(Poke poke) {
    deliveries.deliver(poke);
    jobs.find(poke.uid(), poke.item())
        .flatMap(Job::sid)
        .ifPresent(sid -> receipts.receive(sid, Fate.Status.SENT, Optional.empty()));
  }

  public Optional<String> text(PhoneNumber from, String body) {
    return inbox.receive(new Sms("IN" + ++texts, from, body));
  }

  public Optional<String> text(String body) {
    return text(PHONE, body);
  }

  public ProbeSettings settings() {
    return ProbeSettingsItems.find(table, TONY).orElseThrow();
  }

  public Probe probe(long id) {
    return probes.get(TONY, new ProbeId(id));
  }

  /** What happened to a probe, in short. */
  @SuppressWarnings("unchecked")
  public List<String> events(long id) {
    return probe(id).timeline().stream()
        .map(entry -> (String) ((Map<String, Object>) entry).get("event"))
        .toList();
  }

  public List<String> bodies() {
    return sent.stream().map(Message::body).toList();
  }

  public Optional<Job> job(String id) {
    return jobs.find(TONY, Job.PREFIX + id);
  }

  private void publish(String subject, String words) {
    if (deaf-- > 0) {
      throw new IllegalStateException("the topic is away");
    }
    told.add(subject + " " + words);
  }

  private Messenger provider() {
    return new Messenger() {
      @Override
      public Outcome send(Message message) {
        Outcome outcome = script.isEmpty() ? new Accepted("SM" + sent.size()) : script.poll();
        if (outcome instanceof Accepted) {
          sent.add(message);
        }
        return outcome;
      }

      @Override
      public List<String> find(PhoneNumber to, String body, Doubt doubt) {
        return List.of();
      }

      @Override
      public List<Inbound> inbound(PhoneNumber from, Instant since) {
        return List.of();
      }
    };
  }
}
