package dev.kronus.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.doubles.Meanwhile;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an API key proves, and for how long. */
class BearerKeysTest {
  private final TestStack stack = new TestStack();
  private final Meanwhile table = new Meanwhile(stack.table);
  private final Bearers bearers = new Bearers(table, stack.tokens, stack.sessions, stack.clock);
  private final User tony = stack.tony();
  private User bruce = stack.bruce();
  private ApiKeys.Drawn drawn;

  @BeforeEach
  void bruceHasAKey() {
    drawn = stack.drawn(bruce, Optional.empty());
  }

  @Test
  void provesItsOwner() {
    Identity identity = bearers.bearer("Bearer " + drawn.text()).orElseThrow();
    assertEquals(bruce.uid(), identity.user().uid());
    assertEquals(Identity.Kind.API_KEY, identity.kind());
    assertEquals(2, identity.role());
    assertEquals(Set.of("users"), identity.groups());
    assertEquals(stack.clock.instant().plus(Duration.ofDays(7)), identity.expiresAt());
    assertEquals(Optional.empty(), identity.session());
  }

  @Test
  void takesOneRead() {
    stack.apiKeys.get(bruce.uid(), drawn.key().id());
    int before = table.reads();
    assertTrue(good(drawn.text()));
    assertEquals(1, table.reads() - before);
    assertFalse(good("kr_12"));
    assertEquals(1, table.reads() - before, "what is no key is not looked up");
  }

  @Test
  void aTokenTakesOneReadTooAndOneThatIsForgedTakesNone() {
    String token = stack.signedIn("bruce", false).token();
    int before = table.reads();
    assertTrue(good(token));
    assertEquals(1, table.reads() - before, "its user and its session at once");
    assertFalse(good(token.substring(0, token.length() - 4) + "AAAA"));
    assertEquals(1, table.reads() - before, "a signature is verified without the table");
  }

  @Test
  void isGoodForItsLife() {
    stack.clock.advance(Duration.ofDays(7).minusMillis(1));
    assertTrue(good(drawn.text()));
    stack.clock.advance(Duration.ofMillis(1));
    assertFalse(good(drawn.text()));
  }

  @Test
  void noOtherTextOpens() {
    String text = drawn.text();
    char last = text.charAt(text.length() - 1);
    String head = text.substring(0, text.length() - 1);
    assertFalse(good(head + (last == 'a' ? 'b' : 'a')));
    String secret = text.substring(text.indexOf('x') + 1);
    long id = drawn.key().id();
    ApiKeys.Drawn tonys = stack.drawn(tony, Optional.empty());
    for (String forged :
        List.of(
            "kr_" + id + "_" + tony.uid() + "x" + secret,
            "kr_" + tonys.key().id() + "_" + tony.uid() + "x" + secret,
            "kr_" + tonys.key().id() + "_" + bruce.uid() + "x" + secret,
            "kr_" + (id + 7) + "_" + bruce.uid() + "x" + secret,
            "kr_" + id + "_999x" + secret,
            "kr_" + id + "_" + bruce.uid() + "x" + drawn.key().hash().substring(0, 43))) {
      assertFalse(good(forged), forged);
    }
  }

  @Test
  void endsWhenItIsDisabledAndBeginsAgain() {
    disable(true);
    assertFalse(good(drawn.text()));
    disable(false);
    assertTrue(good(drawn.text()));
  }

  @Test
  void endsWhenItIsDeleted() {
    stack.apiKeys.delete(drawn.key(), bruce.uid());
    assertFalse(good(drawn.text()));
  }

  @Test
  void endsWithItsOwner() {
    for (UserStatus status : UserStatus.values()) {
      become(bruce.edit().status(status, stack.clock.instant()));
      assertEquals(status == UserStatus.ACTIVE, good(drawn.text()), status.word());
      become(bruce.edit().status(UserStatus.ACTIVE, stack.clock.instant()));
    }
    stack.departures.delete(bruce.uid());
    assertFalse(good(drawn.text()), "before anything is erased");
  }

  @Test
  void hasTheLesserOfItsOwnAndItsOwnersPower() {
    become(bruce.edit().role(1));
    ApiKeys.Drawn strong = stack.drawn(bruce, Optional.empty());
    ApiKeys.Drawn weak = stack.drawn(bruce, Optional.of(2));
    assertEquals(1, role(strong.text()));
    assertEquals(2, role(weak.text()));
    assertEquals(2, role(drawn.text()), "a promotion gives an old key nothing");
    become(bruce.edit().role(2));
    assertEquals(2, role(strong.text()), "a demotion takes it at once");
  }

  @Test
  void oneThatWasGivenLessHasNoneOfItsOwnersGroups() {
    become(bruce.edit().role(1).groups(Set.of("users", "admin", "manager")));
    ApiKeys.Drawn whole = stack.drawn(bruce, Optional.empty());
    ApiKeys.Drawn less = stack.drawn(bruce, Optional.of(2));
    assertEquals(Set.of("users", "admin", "manager"), groups(whole.text()));
    assertEquals(Set.of("users"), groups(less.text()));
    become(bruce.edit().role(2));
    assertEquals(Set.of("users"), groups(less.text()), "and a demotion gives it none");
    become(bruce.edit().groups(Set.of()));
    assertEquals(Set.of(), groups(whole.text()));
    assertEquals(Set.of(), groups(less.text()));
  }

  @Test
  void aNewTextEndsTheOldOne() {
    ApiKeys.Drawn renewed =
        stack.apiKeys.renew(drawn.key(), new Renewal(Duration.ofDays(1), Duration.ZERO));
    assertFalse(good(drawn.text()));
    assertTrue(good(renewed.text()));
    stack.clock.advance(Duration.ofDays(1));
    assertFalse(good(renewed.text()));
  }

  @Test
  void theOldOneWorksAsLongAsTheyOverlap() {
    Duration hour = Duration.ofHours(1);
    ApiKeys.Drawn second =
        stack.apiKeys.renew(drawn.key(), new Renewal(hour.multipliedBy(9), hour));
    assertEquals(stack.clock.instant().plus(hour), until(drawn.text()));
    assertEquals(stack.clock.instant().plus(hour.multipliedBy(9)), until(second.text()));
    stack.clock.advance(hour.minusMillis(1));
    assertTrue(good(drawn.text()));
    stack.clock.advance(Duration.ofMillis(1));
    assertFalse(good(drawn.text()));
    assertTrue(good(second.text()));
  }

  @Test
  void onlyTheLastOneOverlapsAndNeverPastItsOwnEnd() {
    Duration week = Duration.ofDays(7);
    stack.clock.advance(Duration.ofDays(6));
    ApiKeys.Drawn second = stack.apiKeys.renew(drawn.key(), new Renewal(week, week));
    assertEquals(drawn.key().endsAt(), until(drawn.text()));
    ApiKeys.Drawn third = stack.apiKeys.renew(second.key(), new Renewal(week, week));
    assertFalse(good(drawn.text()));
    assertTrue(good(second.text()));
    assertTrue(good(third.text()));
  }

  @Test
  void remembersItsLastUseToTheHour() {
    Instant first = stack.clock.instant();
    assertEquals(Optional.empty(), lastUsed());
    assertTrue(good(drawn.text()));
    assertEquals(Optional.of(first), lastUsed());
    stack.clock.advance(Duration.ofMinutes(59));
    assertTrue(good(drawn.text()));
    assertEquals(Optional.of(first), lastUsed(), "not written at every use");
    stack.clock.advance(Duration.ofMinutes(1));
    assertTrue(good(drawn.text()));
    assertEquals(Optional.of(stack.clock.instant()), lastUsed());
  }

  @Test
  void aUseThatDoesNotCountIsNotRemembered() {
    disable(true);
    assertFalse(good(drawn.text()));
    assertEquals(Optional.empty(), lastUsed());
  }

  @Test
  void lettingInDoesNotDependOnRemembering() {
    table.happens(
        () -> {
          throw new IllegalStateException("the table cannot be written");
        });
    assertTrue(good(drawn.text()));
    assertEquals(Optional.empty(), lastUsed());
  }

  @Test
  void aUseBringsNoDeletedKeyBack() {
    table.happens(() -> stack.apiKeys.delete(drawn.key(), bruce.uid()));
    assertTrue(good(drawn.text()), "it was good when it was read");
    assertFalse(good(drawn.text()));
    assertEquals(Optional.empty(), stack.table.get(ApiKeyItems.key(bruce.uid(), drawn.key().id())));
  }

  @Test
  void noTextIsStoredOrLogged() {
    PrintStream out = System.out;
    ByteArrayOutputStream logged = new ByteArrayOutputStream();
    System.setOut(new PrintStream(logged, true, StandardCharsets.UTF_8));
    try {
      table.happens(
          () -> {
            throw new IllegalStateException(drawn.text());
          });
      assertTrue(good(drawn.text()));
    } finally {
      System.setOut(out);
    }
    String log = logged.toString(StandardCharsets.UTF_8);
    String secret = drawn.text().substring(drawn.text().indexOf('x') + 1);
    assertTrue(log.contains("key use not noted"), log);
    assertFalse(log.contains(secret), log);
    assertFalse(
        stack.table.rows().stream()
            .anyMatch(row -> row.item().values().toString().contains(secret)));
    assertFalse((drawn + " " + drawn.key()).contains(secret));
    assertFalse((drawn + " " + drawn.key()).contains(drawn.key().hash()));
  }

  @Test
  void keysOfWhoeverIsRestoredStayRevoked() {
    ApiKeys.Drawn drawn = stack.drawn(bruce, Optional.empty());
    ApiKeys.Drawn tonys = stack.drawn(tony, Optional.empty());
    stack.accounts.markDeleted(stack.actor(tony.uid()), bruce.uid());
    stack.accounts.change(stack.actor(tony.uid()), bruce.uid(), stack.change(Map.of("status", 1)));
    assertTrue(stack.bearers.identify(drawn.text()).isEmpty());
    assertTrue(stack.apiKeys.get(bruce.uid(), drawn.key().id()).disabled());
    assertTrue(stack.bearers.identify(tonys.text()).isPresent());
  }

  private boolean good(String text) {
    return bearers.identify(text).isPresent();
  }

  private int role(String text) {
    return bearers.identify(text).orElseThrow().role();
  }

  private Set<String> groups(String text) {
    return bearers.identify(text).orElseThrow().groups();
  }

  private Instant until(String text) {
    return bearers.identify(text).orElseThrow().expiresAt();
  }

  private Optional<Instant> lastUsed() {
    return stack.apiKeys.get(bruce.uid(), drawn.key().id()).lastUsedAt();
  }

  private void disable(boolean disabled) {
    ApiKey now = stack.apiKeys.get(bruce.uid(), drawn.key().id());
    ApiKeyChange change =
        new ApiKeyChange(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(disabled));
    stack.apiKeys.change(now, change, bruce.uid(), 2);
  }

  private void become(UserEdit edit) {
    User after = edit.at(stack.clock.instant());
    UserWrites.changed(bruce, after).commit(stack.table);
    bruce = after;
  }
}
