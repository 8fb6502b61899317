package dev.kronus.contacts;

import dev.kronus.accounts.ProbeSettings;
import dev.kronus.accounts.ProbeSettingsItems;
import dev.kronus.accounts.Users;
import dev.kronus.doubles.MemoryInvoker;
import dev.kronus.doubles.MemorySecrets;
import dev.kronus.doubles.MemoryTable;
import dev.kronus.doubles.MovableClock;
import dev.kronus.kernel.Email;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Config;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Write;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/** Two users on doubles, and people they may trust. */
public final class Village {
  public static final Uid TONY = new Uid(7);
  public static final Uid BRUCE = new Uid(8);
  public static final String TONYS_NUMBER = "+14165550107";

  public final MemoryTable table = new MemoryTable();
  public final MovableClock clock = MovableClock.at("2026-11-20T12:00:00Z");
  public final MemorySecrets secrets = new MemorySecrets();
  public final MemoryInvoker invoker = new MemoryInvoker();
  public final Contacts contacts = new Contacts(table, new Users(table), secrets, invoker, clock);

  public Village() {
    Config.use(Map.of("SETTINGS_SECRET", "settings"));
    secrets.put("settings", Map.of("allowed_countries", "CA,US"));
    user(TONY, TONYS_NUMBER);
    user(BRUCE, "+14165550108");
  }

  private void user(Uid uid, String phone) {
    Item profile =
        Item.empty()
            .with("first_name", "Tony")
            .with("last_name", "Stark")
            .with("email", "u" + uid + "@example.com")
            .with("phone_number", phone)
            .with("password_hash", "-")
            .with("role", 2)
            .with("status", "active")
            .with("revision", 1)
            .with("token_epoch", 1)
            .with("created_at", clock.instant())
            .with("updated_at", clock.instant());
    ProbeSettings settings = ProbeSettings.fresh(uid, ZoneId.of("UTC"), clock.instant());
    table.write(
        Write.create(Key.of(uid, "PROFILE"), profile),
        Write.create(ProbeSettingsItems.key(uid), ProbeSettingsItems.of(settings)));
  }

  /** Somebody whose number and address end in {@code n}; told in an emergency or not. */
  public static NewContact person(int n, boolean emergency) {
    return new NewContact(
        "Pepper", "Potts", phone(n), new Email("p" + n + "@example.com"), emergency, 1, false);
  }

  public static PhoneNumber phone(int n) {
    return new PhoneNumber("+14165551%03d".formatted(n));
  }

  /** The same as the body of a request. */
  public static Map<String, Object> body(int n) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("first_name", "Pepper");
    body.put("last_name", "Potts");
    body.put("phone_number", phone(n).value());
    body.put("email", "p" + n + "@example.com");
    return body;
  }

  /** What of a user's settings concerns contacts. */
  public long count(String name) {
    return settings(TONY).number(name, 0);
  }

  public Item settings(Uid uid) {
    return table.get(ProbeSettingsItems.key(uid)).orElseThrow();
  }

  /** As if the schedule were on. */
  public void active() {
    table.write(Write.update(ProbeSettingsItems.key(TONY)).set("active", true));
  }

  /** As if a question were out. */
  public void pending() {
    table.write(Write.update(ProbeSettingsItems.key(TONY)).set("pending_probe", 1));
  }
}
