package dev.kronus.story;

import dev.kronus.accounts.Attempts;
import dev.kronus.accounts.Bearers;
import dev.kronus.accounts.Departures;
import dev.kronus.accounts.Erasures;
import dev.kronus.accounts.Keys;
import dev.kronus.accounts.Profiles;
import dev.kronus.accounts.Registrations;
import dev.kronus.accounts.Sessions;
import dev.kronus.accounts.SetupCode;
import dev.kronus.accounts.Tokens;
import dev.kronus.accounts.Users;
import dev.kronus.contacts.Contacts;
import dev.kronus.doubles.MemorySecrets;
import dev.kronus.duties.Allowance;
import dev.kronus.duties.Deliveries;
import dev.kronus.duties.Jobs;
import dev.kronus.duties.Receipts;
import dev.kronus.duties.Sweeper;
import dev.kronus.liveness.CheckIns;
import dev.kronus.liveness.Escalations;
import dev.kronus.liveness.Inbox;
import dev.kronus.liveness.Probes;
import dev.kronus.liveness.Probing;
import dev.kronus.liveness.Timers;
import dev.kronus.platform.Config;
import dev.kronus.platform.Invoker;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Schedules;
import dev.kronus.platform.Secrets;
import dev.kronus.platform.Table;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** All of Kronus's use cases, the same code as deployed, on whatever seams it is given. */
public final class Kronus {
  private static final Map<String, String> SETTINGS =
      Map.of("default_time_zone", "America/Toronto", "daily_sms_limit", "10000");

  public final Registrations registrations;
  public final Profiles profiles;
  public final Departures departures;
  public final Contacts contacts;
  public final CheckIns checkIns;
  public final Probes probes;
  public final Probing probing;
  public final Inbox inbox;
  public final Sweeper sweeper;
  public final Receipts receipts;

  /** The calls of the heartbeat, of which there are none without an address for it. */
  final List<String> beats = new ArrayList<>();

  private final MemorySecrets kept = secrets();
  private final Map<String, Consumer<Poke>> functions;

  public Kronus(Ground ground) {
    this(ground, secrets -> secrets);
  }

  /**
   * @param through what stands between the functions and their secrets
   */
  public Kronus(Ground ground, UnaryOperator<Secrets> through) {
    Secrets secrets = through.apply(kept);
    InstantSource clock = ground.clock();
    Table table = ground.table();
    Invoker invoker = ground.invoker();
    Schedules timers = ground.schedules();
    Users users = new Users(table);
    Bearers bearers =
        new Bearers(
            table, new Tokens(new Keys(secrets, clock), clock), new Sessions(table, clock), clock);
    this.registrations = new Registrations(table, bearers, new SetupCode(secrets), secrets, clock);
    this.profiles = new Profiles(table, secrets, new Attempts(table, clock), invoker, clock);
    this.departures = new Departures(table, invoker, clock);
    this.contacts = new Contacts(table, users, secrets, invoker, clock);
    this.checkIns = new CheckIns(table, users, secrets, invoker, clock);
    this.inbox = new Inbox(table, users, secrets, timers, invoker, clock);
    this.probes = new Probes(table, clock);
    this.probing = new Probing(table, users, secrets, inbox, timers, invoker, clock);
    this.sweeper = new Sweeper(table, invoker, secrets, beats::add, clock);
    this.receipts = new Receipts(table, timers, invoker, clock);
    this.functions = functions(ground, users, new Allowance(table, secrets, clock));
  }

  private static MemorySecrets secrets() {
    Config.use(
        Map.of(
            "SETTINGS_SECRET", "settings",
            "KEYS_SECRET", "keys",
            "DURESS_SECRET", "duress",
            "OPEN_SETUP", "true",
            // DynamoDB Local, where a story is played on it, takes any.
            "AWS_ACCESS_KEY_ID", "local",
            "AWS_SECRET_ACCESS_KEY", "local"));
    return new MemorySecrets()
        .put("duress", Map.of("duress_key", "a key of this story"))
        .put("settings", SETTINGS);
  }

  /** Says otherwise than usual in the operator's settings. */
  void setting(String name, String value) {
    Map<String, String> others = new HashMap<>(SETTINGS);
    others.put(name, value);
    kept.put("settings", others);
  }

  private Map<String, Consumer<Poke>> functions(Ground on, Users users, Allowance allowance) {
    InstantSource clock = on.clock();
    Deliveries deliveries =
        new Deliveries(
            on.table(), on.messenger(), allowance, on.schedules(), on.invoker(), on.topic(), clock);
    Escalations escalations =
        new Escalations(
            on.table(), users, contacts, on.schedules(), on.invoker(), on.topic(), clock);
    return Map.of(
        "Probe", probing::poked,
        "Deliver", deliveries::deliver,
        "DeliverAlarm", deliveries::deliver,
        "Escalate", escalations::poked,
        "SyncSchedule", new Timers(on.table(), on.schedules(), clock)::poked,
        "EraseUser",
            new Erasures(on.table(), new Jobs(on.table(), clock), on.schedules())::perform);
  }

  /** Runs the function with this logical id. */
  public void run(String function, Poke poke) {
    functions.get(function).accept(poke);
  }
}
