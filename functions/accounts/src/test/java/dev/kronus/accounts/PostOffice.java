package dev.kronus.accounts;

import dev.kronus.doubles.MemoryInvoker;
import dev.kronus.kernel.Email;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Slice;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Codes and registrations on a stack of doubles, and a look into what is to be sent. */
public final class PostOffice {
  public static final String HERE = "203.0.113.7";
  private static final Pattern CODE = Pattern.compile("\\b[2-9B-DF-HJ-NP-TV-Z]{8}\\b");

  public final TestStack stack = new TestStack();
  final CountingTable table = new CountingTable(stack.table);
  public final Codes codes = new Codes(table, stack.secrets, stack.invoker, stack.clock);
  public final Redemptions redemptions =
      new Redemptions(
          table,
          new Attempts(table, stack.clock),
          new Sessions(table, stack.clock),
          stack.tokens,
          stack.bearers,
          stack.secrets,
          stack.clock);
  public final OpenRegistrations registrations =
      new OpenRegistrations(table, stack.secrets, stack.invoker, stack.clock);
  public final Enrolments enrolments =
      new Enrolments(stack.table, stack.secrets, stack.invoker, stack.clock);
  public final Lapses lapses = new Lapses(stack.table, stack.departures, stack.clock);

  public PostOffice() {
    settings(Map.of("mail_from", "kronus@example.org", "open_registration", "true"));
  }

  public PostOffice settings(Map<String, Object> settings) {
    stack.secrets.put("settings", settings);
    return this;
  }

  /** Jobs of that user whose ids begin so, oldest first, as they stand. */
  List<Slice.Row> jobs(Uid uid, String prefix) {
    return stack.table.rows().stream()
        .filter(row -> row.key().pk().equals(Key.of(uid, "").pk()))
        .filter(row -> row.key().sk().startsWith("JOB#" + prefix))
        .toList();
  }

  /** The words of the last one. */
  public String words(Uid uid) {
    Item item =
        stack.table.rows().stream()
            .filter(row -> row.key().pk().equals(Key.of(uid, "").pk()))
            .filter(row -> row.item().has("mail") || row.item().has("message"))
            .max(Comparator.comparing(row -> row.item().text("created_at")))
            .orElseThrow()
            .item();
    return item.has("mail")
        ? (String) item.map("mail").get("text")
        : (String) item.map("message").get("body");
  }

  /** The last code that was sent to them. */
  public String code(Uid uid) {
    Matcher code = CODE.matcher(words(uid));
    if (!code.find()) {
      throw new AssertionError("no code in: " + words(uid));
    }
    return code.group();
  }

  /** Eight characters that are another code. */
  public static String other(String code) {
    return (code.charAt(0) == '2' ? "3" : "2") + code.substring(1);
  }

  public void text(String username) {
    later();
    codes.send(username, Codes.Channel.TEXT, HERE);
  }

  public void mail(String username) {
    later();
    codes.send(username, Codes.Channel.MAIL, HERE);
  }

  public Logins.SignedIn redeem(String username, String code) {
    return redemptions.redeem(username, code, Optional.empty(), origin(HERE));
  }

  static Origin origin(String ip) {
    return Origin.of(ip, "test");
  }

  public static Registration peter(String password, Optional<String> phone) {
    return new Registration(
        Optional.empty(),
        "Peter",
        "Parker",
        new Email("peter@example.com"),
        phone.map(PhoneNumber::new),
        password);
  }

  public void register(Registration wanted) {
    later();
    registrations.register(wanted, HERE);
    enrol();
  }

  /** Looks at all that was registered, as whoever is poked does. */
  public void enrol() {
    waiting().forEach(enrolments::enrol);
  }

  /** Who is to be poked about what was registered. */
  List<Poke> waiting() {
    return stack.table.rows().stream()
        .filter(row -> row.key().sk().equals(Enrolment.SK))
        .map(row -> new Poke(row.key().uid(), Enrolment.SK))
        .toList();
  }

  public User peter() {
    return stack.users.byEmail(new Email("peter@example.com")).orElseThrow();
  }

  /** What is poked since this was last asked. */
  List<MemoryInvoker.Invocation> poked() {
    return stack.invoker.drain();
  }

  /** So that what is sent has an order. */
  private void later() {
    stack.clock.advance(Duration.ofMillis(5));
  }
}
