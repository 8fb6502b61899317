package dev.kronus.accounts;

import dev.kronus.doubles.MemoryInvoker;
import dev.kronus.doubles.MemorySchedules;
import dev.kronus.doubles.MemorySecrets;
import dev.kronus.doubles.MemoryTable;
import dev.kronus.doubles.MovableClock;
import dev.kronus.duties.Jobs;
import dev.kronus.kernel.Email;
import dev.kronus.kernel.Fields;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Config;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A stack of doubles with everything of accounts standing on it, and a few people to live there.
 */
public final class TestStack {
  public static final String PASSWORD = "correct-horse-battery";

  /** Made once: keys are what tests would wait for. */
  private static final SigningKeys KEYS =
      SigningKeys.first(SigningKeys::made).rotated(SigningKeys.made());

  public final MemoryTable table = new MemoryTable();
  public final MovableClock clock = MovableClock.at("2026-11-20T12:00:00.000Z");
  public final MemorySecrets secrets = new MemorySecrets();
  public final MemoryInvoker invoker = new MemoryInvoker();
  public final MemorySchedules schedules = new MemorySchedules();

  public final Users users = new Users(table);
  public final Keys keys = new Keys(secrets, clock);
  public final Tokens tokens = new Tokens(keys, clock);
  public final Sessions sessions = new Sessions(table, clock);
  public final Bearers bearers = new Bearers(table, tokens, sessions, clock);
  public final Attempts attempts = new Attempts(table, clock);
  public final Logins logins = new Logins(users, attempts, sessions, tokens);
  public final Refreshes refreshes = new Refreshes(table, logins, sessions, tokens, clock);
  public final Verifications verifications = new Verifications(bearers, sessions, tokens, clock);
  public final Registrations registrations =
      new Registrations(table, bearers, new SetupCode(secrets), secrets, clock);
  public final Profiles profiles = new Profiles(table, secrets, attempts, invoker, clock);
  public final Departures departures = new Departures(table, invoker, clock);
  public final ApiKeys apiKeys = new ApiKeys(table, clock);
  public final KeySearch keySearch = new KeySearch(table);
  public final Roles roles = new Roles(table, clock);
  public final Jobs jobs = new Jobs(table, clock);
  public final Erasures erasures = new Erasures(table, jobs, schedules);
  public final Expiries expiries = new Expiries(jobs, departures);
  public final Directory directory = new Directory(table);
  public final Accounts accounts = new Accounts(table, secrets, attempts, invoker, clock);
  public final Arrivals arrivals = new Arrivals(table, registrations);
  public final AccountBatches batches = new AccountBatches(users, accounts, arrivals);
  public final GroupBook groups = new GroupBook(table, clock);

  public TestStack() {
    openSetup("true");
    secrets.put("settings", Map.of("allowed_countries", "CA,US"));
    secrets.put("setup", Map.of("setup_code", "s3tup-c0de"));
    secrets.put("keys", KEYS.secret());
    secrets.put("duress", Map.of("duress_key", "a key for words"));
  }

  public TestStack openSetup(String open) {
    Config.use(
        Map.of(
            "SETTINGS_SECRET", "settings",
            "SETUP_SECRET", "setup",
            "KEYS_SECRET", "keys",
            "DURESS_SECRET", "duress",
            "OPEN_SETUP", open));
    return this;
  }

  static SigningKeys signingKeys() {
    return KEYS;
  }

  /** The first user, an admin. */
  public User tony() {
    return registrations.register(person("tony", 101, Optional.empty()), Optional.empty()).user();
  }

  /** Somebody with the usual role; needs {@link #tony}. */
  public User bruce() {
    return add("bruce", 102, Optional.empty());
  }

  /** A second admin; needs {@link #tony}. */
  public User pepper() {
    return add("pepper", 103, Optional.of(0));
  }

  public User add(String name, int number, Optional<Integer> role) {
    String bearer = "Bearer " + token(users.profile(new Uid(1)).orElseThrow());
    return registrations.register(person(name, number, role), Optional.of(bearer)).user();
  }

  /** Signed in from somewhere, for as long as is wanted. */
  public Logins.SignedIn signedIn(String name, boolean remember) {
    Credentials credentials = new Credentials(name + "@example.com", PASSWORD);
    return logins.signIn(new SignIn(credentials, remember), Origin.of("203.0.113.9", "phone"));
  }

  /** An admin gives somebody another role. */
  public void change(User user, java.util.function.Consumer<UserEdit> edit) {
    UserEdit edited = users.profile(user.uid()).orElseThrow().edit();
    edit.accept(edited);
    table.write(
        dev.kronus.platform.Write.put(
            UserItems.key(user.uid()),
            UserItems.of(edited.at(clock.instant())),
            dev.kronus.platform.Condition.EXISTS));
  }

  /** Somebody with a name of their own, made by the first user; needs {@link #tony}. */
  public User named(String username, Map<String, Object> more) {
    Map<String, Object> values = new HashMap<>(Map.of("username", username, "password", PASSWORD));
    values.putAll(more);
    Fields fields = new Fields(values);
    NewAccount wanted = NewAccount.from(fields);
    fields.check();
    return arrivals.add(actor(new Uid(1)), wanted).user();
  }

  /** A caller with all the power they have. */
  public Actor actor(Uid uid) {
    User user = users.profile(uid).orElseThrow();
    return new Actor(uid, user.role(), user.groups(), "203.0.113.7", Optional.empty());
  }

  /** What somebody wants different about themselves, with the proof that it is them. */
  public static UserChange own(Map<String, Object> values) {
    Map<String, Object> all = new HashMap<>(values);
    if (UserChange.from(new Fields(values)).changesSignIn()) {
      all.putIfAbsent("current_password", PASSWORD);
    }
    Fields fields = new Fields(all);
    UserChange change = UserChange.from(fields);
    fields.check();
    return change;
  }

  /** Puts somebody into groups, as an admin does. */
  public void put(User user, String... groups) {
    accounts.change(actor(new Uid(1)), user.uid(), change(Map.of("groups", List.of(groups))));
  }

  public AccountChange change(Map<String, Object> values) {
    Fields fields = new Fields(values);
    AccountChange change = AccountChange.ofRecord(fields);
    fields.check();
    return change;
  }

  public long admins() {
    return table.get(UserItems.ADMINS).orElseThrow().number("count");
  }

  public String token(User user) {
    return tokens.issue(user, Optional.empty(), Tokens.LIFE);
  }

  /** A key of that user's, as it was drawn. */
  public ApiKeys.Drawn drawn(User owner, Optional<Integer> role) {
    return apiKeys.create(owner.uid(), new NewApiKey("backup", "", role, Duration.ofDays(7)));
  }

  public static NewUser person(String name, int number, Optional<Integer> role) {
    return NewUser.of(
            name,
            "Stark",
            new Email(name + "@example.com"),
            new PhoneNumber("+14165550" + number),
            PASSWORD)
        .role(role);
  }

  /** The same as the body of a request. */
  public static Map<String, Object> body(String name, int number) {
    return Map.of(
        "first_name",
        name,
        "last_name",
        "Stark",
        "email",
        name + "@example.com",
        "phone_number",
        "+14165550" + number,
        "password",
        PASSWORD);
  }

  public Item profile(Uid uid) {
    return table.get(UserItems.key(uid)).orElseThrow();
  }

  /** Whether anything stands under that user's partition besides {@code sk}. */
  public boolean isBareBut(Uid uid, String sk) {
    return table.rows().stream()
        .filter(row -> row.key().pk().equals(Key.of(uid, "").pk()))
        .allMatch(row -> row.key().sk().equals(sk));
  }
}
