package dev.kronus.story;

import dev.kronus.accounts.Attempts;
import dev.kronus.accounts.Bearers;
import dev.kronus.accounts.Departures;
import dev.kronus.accounts.Erasures;
import dev.kronus.accounts.Keys;
import dev.kronus.accounts.Profiles;
import dev.kronus.accounts.Registrations;
import dev.kronus.accounts.SetupCode;
import dev.kronus.accounts.Tokens;
import dev.kronus.accounts.Users;
import dev.kronus.contacts.Contacts;
import dev.kronus.doubles.MemoryInvoker;
import dev.kronus.doubles.MemorySecrets;
import dev.kronus.doubles.MemoryTable;
import dev.kronus.doubles.MemoryTopic;
import dev.kronus.doubles.MovableClock;
import dev.kronus.duties.Allowance;
import dev.kronus.duties.Deliveries;
import dev.kronus.duties.Jobs;
import dev.kronus.duties.Sweeper;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.liveness.CheckIns;
import dev.kronus.liveness.Escalations;
import dev.kronus.liveness.Inbox;
import dev.kronus.liveness.Probes;
import dev.kronus.liveness.Sms;
import dev.kronus.liveness.Timers;
import dev.kronus.platform.Config;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Table;
import dev.kronus.platform.Time;
import dev.kronus.platform.edge.Json;
import dev.kronus.platform.edge.Pokes;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * All of Kronus's use cases on seams in memory: the same code as deployed, with a clock that can be
 * moved, phones that can be looked at, and nothing that happens by chance.
 */
public final class World {
  final MovableClock clock;
  final Table table;
  final Phones phones;
  final Timetable timers;
  final MemoryTopic topic = new MemoryTopic();
  final Registrations registrations;
  final Profiles profiles;
  final Departures departures;
  final Contacts contacts;
  final CheckIns checkIns;
  final Probes probes;
  final Inbox inbox;
  final Sweeper sweeper;
  private final MemoryInvoker invoker = new MemoryInvoker();
  private final Map<String, Consumer<Poke>> functions;
  private int messages;

  /** A world that begins at {@code start}, an ISO-8601 instant. */
  public World(String start) {
    this(MovableClock.at(start), new MemoryTable());
  }

  World(MovableClock clock, Table table) {
    this.clock = clock;
    this.table = table;
    this.phones = new Phones(clock);
    this.timers = new Timetable(clock);
    Time.use(clock);
    Config.use(Map.of("SETTINGS_SECRET", "settings", "KEYS_SECRET", "keys", "OPEN_SETUP", "true"));
    MemorySecrets secrets = new MemorySecrets();
    secrets.put(
        "settings", Map.of("default_time_zone", "America/Toronto", "daily_sms_limit", "10000"));
    Users users = new Users(table);
    Bearers bearers = new Bearers(users, new Tokens(new Keys(secrets, clock), clock));
    this.registrations = new Registrations(table, bearers, new SetupCode(secrets), secrets, clock);
    this.profiles = new Profiles(table, secrets, new Attempts(table, clock), clock);
    this.departures = new Departures(table, invoker, clock);
    this.contacts = new Contacts(table, users, secrets, clock);
    this.checkIns = new CheckIns(table, users, invoker, clock);
    this.probes = new Probes(table, users, timers, invoker, clock);
    this.inbox = new Inbox(table, users, timers, invoker, clock);
    this.sweeper = new Sweeper(table, invoker, secrets, url -> {}, clock);
    this.functions = functions(users, secrets);
  }

  private Map<String, Consumer<Poke>> functions(Users users, MemorySecrets secrets) {
    Deliveries deliveries =
        new Deliveries(
            table, phones, new Allowance(table, secrets, clock), timers, invoker, topic, clock);
    return Map.of(
        "Probe", probes::poked,
        "Deliver", deliveries::deliver,
        "Escalate", new Escalations(table, users, contacts, invoker, topic, clock)::poked,
        "SyncSchedule", new Timers(table, timers, clock)::poked,
        "EraseUser", new Erasures(table, new Jobs(table, clock), timers)::perform);
  }

  public Instant now() {
    return clock.instant();
  }

  /** A phone texts Kronus; the reply, if there is one, arrives on it. */
  void text(PhoneNumber from, String body) {
    deliver(new Sms("SM-in-" + ++messages, from, body));
  }

  /** A webhook, perhaps one that came before. */
  void deliver(Sms sms) {
    Optional<String> reply = inbox.receive(sms);
    reply.ifPresent(words -> phones.replied(sms.from(), words));
    settle();
  }

  /** Pokes a function now, as a timer or the sweeper would. */
  void poke(String function, Poke poke) {
    functions.get(function).accept(poke);
    settle();
  }

  /** Runs whatever was started, until nothing is left to run. */
  void settle() {
    for (var started = invoker.drain(); !started.isEmpty(); started = invoker.drain()) {
      for (MemoryInvoker.Invocation one : started) {
        functions.get(one.function()).accept(Pokes.of(Json.object(one.json())));
      }
    }
  }

  /** Forgets what was started and has not run: the machine it was to run on is gone. */
  void loseStarted() {
    invoker.drain();
  }
}
