package dev.kronus.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.doubles.Meanwhile;
import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Key;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Write;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What others do with codes at the worst moment: between what is read and what is written. */
class CodeRacesTest {
  private static final String TONY = "tony@example.com";
  private static final String PETER = "peter@example.com";

  private final PostOffice post = new PostOffice();
  private final Uid tony = post.stack.tony().uid();
  private final Meanwhile table = new Meanwhile(post.stack.table);
  private final Redemptions redemptions =
      new Redemptions(
          table,
          post.stack.attempts,
          post.stack.sessions,
          post.stack.tokens,
          post.stack.bearers,
          post.stack.secrets,
          post.stack.clock);

  @Test
  void theLastTryMayBeMadeByAnother() {
    post.mail(TONY);
    table.happens(() -> tries(5));
    assertThrows(Refusal.Unauthenticated.class, () -> redeem(TONY));
  }

  @Test
  void aCodeComesBackToOneOfTwo() {
    post.mail(TONY);
    String code = post.code(tony);
    // The first write counts the try, the second takes the code.
    table.happens(() -> table.happens(() -> post.redeem(TONY, code)));
    assertThrows(Refusal.Unauthenticated.class, () -> redeem(TONY));
  }

  @Test
  void aChangeOfTheUserKeepsNobodyOut() {
    post.mail(TONY);
    Write change = Write.update(UserItems.key(tony)).set("status", "pending").add("revision", 1);
    table.happens(() -> table.happens(() -> post.stack.table.write(change)));
    redeem(TONY);
    assertTrue(post.stack.users.profile(tony).orElseThrow().isActive());
  }

  @Test
  void aCodeIsOfNoUseToSomebodyWhoWasSwitchedOffMeanwhile() {
    post.stack.table.write(Write.update(UserItems.key(tony)).set("status", "pending"));
    post.mail(TONY);
    Write change = Write.update(UserItems.key(tony)).set("status", "inactive").add("revision", 1);
    table.happens(() -> table.happens(() -> post.stack.table.write(change)));
    assertThrows(Refusal.Unauthenticated.class, () -> redeem(TONY));
    assertFalse(post.stack.users.profile(tony).orElseThrow().isActive());
  }

  @Test
  void whoConfirmsAtTheLastMomentStays() {
    post.register(PostOffice.peter("peters-word", Optional.empty()));
    Uid peter = post.peter().uid();
    post.stack.clock.advance(Duration.ofDays(7));
    post.mail(PETER);
    String code = post.code(peter);
    table.happens(() -> post.redeem(PETER, code));
    Departures departures = new Departures(table, post.stack.invoker, post.stack.clock);
    new Lapses(post.stack.table, departures, post.stack.clock).lapse(new Poke(peter, "PENDING"));
    assertTrue(post.stack.users.profile(peter).orElseThrow().isActive());
  }

  @Test
  void theLastOfAQuotaIsTakenOnce() {
    Quota others = new Quota(post.stack.table, post.stack.clock);
    Quota quota = new Quota(table, post.stack.clock);
    table.happens(() -> assertTrue(others.allows("it", 1)));
    assertFalse(quota.allows("it", 1));
    post.stack.clock.advance(Duration.ofHours(1));
    assertTrue(quota.allows("it", 2));
    table.happens(() -> assertTrue(others.allows("it", 2)));
    assertFalse(quota.allows("it", 2));
    Key key = new Key("QUOTA#it", "QUOTA#it");
    assertEquals(2, post.stack.table.get(key).orElseThrow().number("count"));
  }

  private void redeem(String username) {
    redemptions.redeem(
        username, post.code(tony), Optional.empty(), PostOffice.origin("198.51.100.9"));
  }

  private void tries(int number) {
    OneTimeCode code =
        OneTimeCode.live(post.stack.table, tony, post.stack.clock.instant()).getFirst();
    post.stack.table.write(Write.update(code.key()).set("tries", number));
  }
}
