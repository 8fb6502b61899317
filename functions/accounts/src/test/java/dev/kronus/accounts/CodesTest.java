package dev.kronus.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Item;
import dev.kronus.platform.Slice;
import dev.kronus.platform.Write;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodesTest {
  private static final String TONY = "tony@example.com";

  private final PostOffice post = new PostOffice();
  private final Uid tony = post.stack.tony().uid();

  @BeforeEach
  void forget() {
    post.poked();
    post.table.drain();
  }

  @Test
  void textsACodeAndKeepsOnlyItsSeal() {
    post.text(TONY);
    Slice.Row job = post.jobs(tony, "code-").getFirst();
    assertEquals("+14165550101", job.item().map("message").get("to"));
    assertEquals("CODE", job.item().map("message").get("kind"));
    assertEquals("send_code", job.item().text("name"));
    assertEquals(Map.of(), job.item().map("args"));
    assertEquals(
        post.stack.clock.instant().plus(Duration.ofMinutes(10)), job.item().instant("until"));
    assertEquals("Deliver", post.poked().getFirst().function());
    String code = post.code(tony);
    Item kept = kept().getFirst().item();
    assertFalse(kept.values().toString().contains(code), "the code itself is not kept");
    assertFalse(kept.has("due_at"));
    assertTrue(kept.number("expires_at") > post.stack.clock.instant().getEpochSecond());
  }

  @Test
  void mailsACode() {
    post.mail(" TONY@example.com ");
    Item job = post.jobs(tony, "code-").getFirst().item();
    assertEquals(TONY, job.map("mail").get("to"));
    assertEquals("DeliverMail", post.poked().getFirst().function());
    assertEquals(8, post.code(tony).length());
  }

  @Test
  void drawsFromWhatNobodyMisreads() {
    Set<String> codes = new HashSet<>();
    Set<Integer> seen = new HashSet<>();
    for (int i = 0; i < 2000; i++) {
      String code = OneTimeCode.drawn();
      assertTrue(code.matches("[23456789BCDFGHJKMNPQRSTVWXYZ]{8}"), code);
      codes.add(code);
      code.chars().forEach(seen::add);
    }
    assertEquals(2000, codes.size());
    assertEquals(28, seen.size());
    assertEquals("BCDF2345", OneTimeCode.parse(" bcdf-2345 ").orElseThrow());
  }

  @Test
  void sendsThreeAnHour() {
    for (int i = 0; i < 3; i++) {
      post.text(TONY);
    }
    Refusal.TooMany refusal = assertThrows(Refusal.TooMany.class, () -> post.mail(TONY));
    assertTrue(refusal.retryAfter().toMinutes() >= 59);
    assertEquals(3, post.jobs(tony, "code-").size());
    post.stack.clock.advance(Duration.ofHours(1));
    post.text(TONY);
    assertEquals(4, post.jobs(tony, "code-").size());
  }

  @Test
  void limitsNamesOfNobodyAlike() {
    for (int i = 0; i < 3; i++) {
      post.text("loki@example.com");
    }
    assertThrows(Refusal.TooMany.class, () -> post.text("loki@example.com"));
  }

  @Test
  void sendsThreeAnHourUnderTwoNamesToo() {
    name("ironman");
    post.text("ironman");
    post.text("ironman");
    post.text(TONY);
    post.text(TONY);
    post.text("ironman");
    assertEquals(3, post.jobs(tony, "code-").size(), "what is more is not sent, and not told");
  }

  @Test
  void sendsTwentyAnHourFromOnePlace() {
    for (int i = 0; i < 20; i++) {
      post.text("nobody" + i);
    }
    assertThrows(Refusal.TooMany.class, () -> post.text(TONY));
    post.codes.send(TONY, Codes.Channel.TEXT, "198.51.100.9");
    assertEquals(1, post.jobs(tony, "code-").size());
  }

  @Test
  void refusesMailForAnybodyWhereThereIsNone() {
    post.settings(Map.of());
    assertThrows(Refusal.Unavailable.class, () -> post.mail(TONY));
    assertThrows(Refusal.Unavailable.class, () -> post.mail("loki@example.com"));
    post.text(TONY);
    assertEquals(1, post.jobs(tony, "code-").size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "+14165550101", "a b", "tony@", "%00", "../tony", "{\"$ne\":1}"})
  void refusesWhatIsNoName(String name) {
    assertThrows(Refusal.Invalid.class, () -> post.text(name));
    assertEquals(List.of(), post.table.drain());
  }

  private List<Slice.Row> kept() {
    return post.stack.table.rows().stream()
        .filter(row -> row.key().sk().startsWith("ONETIME#"))
        .toList();
  }

  private void name(String name) {
    User before = post.stack.users.profile(tony).orElseThrow();
    User after = before.edit().chosenName(Username.parse(name)).at(post.stack.clock.instant());
    post.stack.table.write(UserItems.renamed(before, after));
    post.stack.table.write(
        Write.put(UserItems.key(tony), UserItems.of(after), UserItems.unchanged(before)));
  }
}
