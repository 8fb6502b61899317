package dev.kronus.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kronus.doubles.MemoryInvoker;
import dev.kronus.kernel.Email;
import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Write;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Wherever somebody may name another without being known, what is asked of the table and how much
 * is written there is the same whether or not there is such a user. {@link LoginsTest} shows it of
 * passwords.
 */
class SameWorkTest {
  private static final String TONY = "tony@example.com";

  private final PostOffice post = new PostOffice();
  private final Uid tony = post.stack.tony().uid();

  @BeforeEach
  void forget() {
    post.poked();
    post.table.drain();
    post.table.bytes();
  }

  @Test
  void aRegistration() {
    registered("somebody@else.com");
    post.table.bytes();
    List<String> fresh = registered("peter@example.com");
    int bytes = post.table.bytes();
    assertEquals(fresh, registered("tony@example.com"), "known");
    assertEquals(bytes, post.table.bytes(), 1, "an address that is one letter shorter");
    assertEquals(fresh, registered("peter@example.com"), "waiting");
    assertEquals(bytes, post.table.bytes());
    assertEquals("write [item 1]", fresh.getLast());
  }

  /** What the request asks of the table, before whoever is poked looks at the address. */
  private List<String> registered(String email) {
    post.stack.clock.advance(Duration.ofMillis(5));
    Registration wanted =
        new Registration(
            Optional.empty(), "A", "B", new Email(email), Optional.empty(), "some-password");
    post.registrations.register(wanted, PostOffice.HERE);
    List<String> calls = post.table.drain();
    assertEquals(List.of("EnrolUser"), functions());
    post.enrol();
    assertEquals(List.of("DeliverMail"), functions());
    return calls;
  }

  private List<String> functions() {
    return post.poked().stream().map(MemoryInvoker.Invocation::function).toList();
  }

  @Test
  void aWishForACode() {
    Uid bruce = post.stack.bruce().uid();
    User inactive = post.stack.add("loki", 104, Optional.empty());
    post.stack.table.write(Write.update(UserItems.key(inactive.uid())).set("status", "inactive"));
    post.table.drain();
    post.poked();
    for (Codes.Channel channel : Codes.Channel.values()) {
      post.table.bytes();
      List<String> known = sent("bruce@example.com", channel);
      int bytes = post.table.bytes();
      for (String nobody : List.of("thanos@example.com", "thanos", "loki@example.com")) {
        assertEquals(known, sent(nobody, channel), nobody);
        assertEquals(bytes, post.table.bytes(), 0.1 * bytes, nobody);
      }
    }
    assertEquals(2, post.jobs(bruce, "code-").size());
    assertEquals(0, post.jobs(inactive.uid(), "code-").size());
  }

  @Test
  void aCodeThatIsWrong() {
    wrong("loki", "BCDF2345", "198.51.100.1");
    List<String> known = brought(TONY, "BCDF2345", 2);
    int bytes = post.table.bytes();
    for (String nobody : List.of("thanos@example.com", "thanos")) {
      assertEquals(known, brought(nobody, "BCDF2345", 3 + nobody.length()));
      assertEquals(bytes, post.table.bytes(), 0.1 * bytes);
    }
    for (int codes = 1; codes <= 3; codes++) {
      post.mail(TONY);
      String code = PostOffice.other(post.code(tony));
      List<String> again = brought(TONY, code, 30 + codes);
      int more = post.table.bytes();
      assertEquals(known, again, codes + " codes are out");
      assertEquals(bytes, more, 0.2 * bytes);
    }
  }

  private List<String> brought(String username, String code, int place) {
    post.table.drain();
    post.table.bytes();
    wrong(username, code, "198.51.100." + place);
    return post.table.drain();
  }

  @Test
  void asManyCodesAsCanBeOutAreCountedAlike() {
    post.mail(TONY);
    post.stack.clock.advance(Duration.ofMinutes(55));
    post.mail(TONY);
    post.mail(TONY);
    post.stack.clock.advance(Duration.ofMinutes(5));
    for (int i = 0; i < 3; i++) {
      post.mail(TONY);
    }
    assertEquals(
        OneTimeCode.MOST_OUT,
        OneTimeCode.live(post.stack.table, tony, post.stack.clock.instant()).size());
  }

  private List<String> sent(String username, Codes.Channel channel) {
    post.codes.send(username, channel, PostOffice.HERE);
    assertEquals(1, post.poked().size());
    return post.table.drain();
  }

  private void wrong(String username, String code, String ip) {
    assertThrows(
        Refusal.Unauthenticated.class,
        () -> post.redemptions.redeem(username, code, Optional.empty(), PostOffice.origin(ip)));
  }
}
