package dev.kronus.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.kernel.Email;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Write;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenRegistrationsTest {
  private static final String PETER = "peter@example.com";

  private final PostOffice post = new PostOffice();
  private Uid tony;

  @BeforeEach
  void tonyIsThere() {
    tony = post.stack.tony().uid();
    post.poked();
    post.table.drain();
  }

  @Test
  void mailsACodeAndWaitsForIt() {
    post.register(PostOffice.peter("spider-sense", Optional.of("+14165550177")));
    User peter = post.peter();
    assertEquals(UserStatus.PENDING, peter.status());
    assertEquals(User.BASIC, peter.role());
    assertTrue(peter.phone().isEmpty(), "a number counts only once it is confirmed");
    assertFalse(post.stack.users.byPhone(new PhoneNumber("+14165550177")).isPresent());
    assertThrows(Refusal.Unauthenticated.class, () -> signIn("spider-sense"));
    post.redeem(PETER, post.code(peter.uid()));
    assertTrue(post.peter().isActive());
    signIn("spider-sense");
  }

  @Test
  void putsNoWordsOfAStrangersIntoAMail() {
    Registration spam =
        new Registration(
            Optional.empty(),
            "Win now at",
            "evil.example",
            new Email(PETER),
            Optional.empty(),
            "spider-sense");
    post.register(spam);
    assertFalse(post.words(post.peter().uid()).contains("evil"));
  }

  @Test
  void tellsSomebodyWhoIsKnownByMailAndChangesNothing() {
    User before = post.stack.users.profile(tony).orElseThrow();
    post.register(tonysDouble());
    assertTrue(post.words(tony).contains("has an account already"), post.words(tony));
    assertEquals(before, post.stack.users.profile(tony).orElseThrow());
    assertTrue(
        post.stack.table.rows().stream().noneMatch(r -> r.key().sk().startsWith("ONETIME#")));
  }

  @Test
  void anAccountThatAnAdminLeftPendingTakesNoPasswordOfAStrangers() {
    Write pending = Write.update(UserItems.key(tony)).set("status", "pending").add("revision", 1);
    post.stack.table.write(pending);
    post.register(tonysDouble());
    assertTrue(post.words(tony).contains("has an account already"), post.words(tony));
    assertTrue(
        post.stack.table.rows().stream().noneMatch(r -> r.key().sk().startsWith("ONETIME#")));
  }

  @Test
  void eachCodeConfirmsWhatWasRegisteredWithIt() {
    post.register(PostOffice.peter("mallorys-word", Optional.empty()));
    post.register(PostOffice.peter("peters-word", Optional.empty()));
    String peters = post.code(post.peter().uid());
    post.register(PostOffice.peter("mallorys-other", Optional.empty()));
    post.redeem(PETER, peters);
    signIn("peters-word");
    assertThrows(Refusal.Unauthenticated.class, () -> signIn("mallorys-word"));
    assertThrows(Refusal.Unauthenticated.class, () -> signIn("mallorys-other"));
  }

  @Test
  void aCodeThatWasAskedForLaterConfirmsNobodysPasswordOfSeveral() {
    post.register(PostOffice.peter("mallorys-word", Optional.of("+14165550199")));
    post.register(PostOffice.peter("peters-word", Optional.empty()));
    post.mail(PETER);
    post.redeem(PETER, post.code(post.peter().uid()));
    assertThrows(Refusal.Unauthenticated.class, () -> signIn("mallorys-word"));
    assertThrows(Refusal.Unauthenticated.class, () -> signIn("peters-word"));
    assertTrue(NumberAside.find(post.stack.table, post.peter().uid()).isEmpty());
  }

  @Test
  void whereOneGotNoCodeOfTheirOwnNobodysPasswordCounts() {
    for (int i = 0; i < 3; i++) {
      post.register(PostOffice.peter("mallorys-word", Optional.of("+14165550199")));
    }
    post.register(PostOffice.peter("peters-word", Optional.empty()));
    Uid uid = post.peter().uid();
    assertEquals(3, post.jobs(uid, "register-").size(), "Peter has only codes of Mallory's");
    post.redeem(PETER, post.code(uid));
    assertTrue(post.peter().isActive());
    assertThrows(Refusal.Unauthenticated.class, () -> signIn("mallorys-word"));
    assertThrows(Refusal.Unauthenticated.class, () -> signIn("peters-word"));
    assertTrue(NumberAside.find(post.stack.table, uid).isEmpty());
  }

  @Test
  void aCodeThatWasAskedForLaterConfirmsNoPasswordThatAStrangerMayHaveChosen() {
    post.register(PostOffice.peter("peters-word", Optional.empty()));
    post.stack.clock.advance(Duration.ofHours(2));
    post.mail(PETER);
    post.redeem(PETER, post.code(post.peter().uid()));
    assertTrue(post.peter().isActive());
    assertThrows(Refusal.Unauthenticated.class, () -> signIn("peters-word"));
  }

  @Test
  void nobodyPendingIsTextedAtANumberThatNobodyConfirmed() {
    post.register(PostOffice.peter("peters-word", Optional.of("+14165550177")));
    post.text(PETER);
    assertEquals(0, post.jobs(post.peter().uid(), "code-").size());
  }

  @Test
  void aNameThatIsTakenIsLeftOut() {
    post.register(named("spidey", PETER));
    post.register(named("spidey", "miles@example.com"));
    assertEquals("spidey", post.peter().username());
    User miles = post.stack.users.byEmail(new Email("miles@example.com")).orElseThrow();
    assertEquals("miles@example.com", miles.username());
  }

  @Test
  void isClosedUnlessTheOperatorOpensIt() {
    post.settings(Map.of("mail_from", "kronus@example.org"));
    assertThrows(Refusal.Forbidden.class, () -> post.register(tonysDouble()));
    post.settings(Map.of("mail_from", "kronus@example.org", "open_registration", "yes"));
    assertThrows(Refusal.Forbidden.class, () -> post.register(tonysDouble()));
    post.settings(Map.of("open_registration", "true"));
    assertThrows(Refusal.Unavailable.class, () -> post.register(tonysDouble()));
  }

  @Test
  void doesNotTakeTheFirstPlaceFromTheAdmin() {
    PostOffice empty = new PostOffice();
    assertThrows(
        Refusal.Unavailable.class,
        () -> empty.register(PostOffice.peter("peters-word", Optional.empty())));
    assertEquals(new Uid(1), empty.stack.tony().uid());
  }

  @Test
  void refusesANumberThatCannotBeTexted() {
    assertThrows(
        Refusal.Invalid.class,
        () -> post.register(PostOffice.peter("peters-word", Optional.of("+41446681800"))));
  }

  @Test
  void tenAnHourFromOnePlace() {
    for (int i = 0; i < 10; i++) {
      post.register(named("", "p" + i + "@example.com"));
    }
    assertThrows(Refusal.TooMany.class, () -> post.register(tonysDouble()));
    post.registrations.register(tonysDouble(), "198.51.100.9");
  }

  @Test
  void aHundredAnHourInAll() {
    Quota quota = new Quota(post.stack.table, post.stack.clock);
    for (int i = 0; i < 100; i++) {
      quota.take("register", 100);
    }
    assertThrows(Refusal.TooMany.class, () -> post.register(tonysDouble()));
    post.stack.clock.advance(Duration.ofHours(1));
    post.register(tonysDouble());
  }

  @Test
  void threeMailsAnHourToOneAddressAndNothingToldOfIt() {
    for (int i = 0; i < 5; i++) {
      post.register(tonysDouble());
    }
    assertEquals(3, post.jobs(tony, "register-").size());
    assertEquals(8, post.poked().size(), "five registrations, three mails");
  }

  @Test
  void ofFiftyWithOneAddressOneAccountIsMade() throws Exception {
    for (int i = 0; i < 50; i++) {
      Registration wanted = PostOffice.peter("peters-word-" + i, Optional.empty());
      post.registrations.register(wanted, "198.51.100." + i);
    }
    List<Poke> pokes = post.waiting();
    assertEquals(50, pokes.size());
    AtOnce.fifty(i -> post.enrolments.enrol(pokes.get(i)));
    assertEquals(List.of(), post.waiting());
    long accounts =
        post.stack.table.rows().stream()
            .filter(row -> row.item().maybeText("email").equals(Optional.of(PETER)))
            .count();
    assertEquals(1, accounts);
    assertEquals(2L, Users.COUNTS.read(post.stack.table).get(Users.TOTAL));
  }

  @Test
  void whatNobodyConfirmsGoesAfterSevenDaysAndTheNamesAreFree() {
    post.register(named("spidey", PETER));
    Uid uid = post.peter().uid();
    post.stack.clock.advance(Duration.ofDays(7).minusSeconds(1));
    post.lapses.lapse(poke(uid));
    assertTrue(post.stack.users.profile(uid).isPresent());
    post.stack.clock.advance(Duration.ofSeconds(2));
    post.lapses.lapse(poke(uid));
    post.stack.erasures.perform(new Poke(uid, "JOB#erase"));
    assertTrue(post.stack.isBareBut(uid, "JOB#erase"));
    assertEquals(1L, Users.COUNTS.read(post.stack.table).get(Users.TOTAL));
    post.register(named("spidey", PETER));
    assertEquals("spidey", post.peter().username());
  }

  @Test
  void whatWasConfirmedStays() {
    post.register(PostOffice.peter("peters-word", Optional.empty()));
    Uid uid = post.peter().uid();
    post.redeem(PETER, post.code(uid));
    post.stack.clock.advance(Duration.ofDays(8));
    post.lapses.lapse(poke(uid));
    assertTrue(post.stack.users.profile(uid).isPresent());
  }

  @Test
  void whoWasMadeActiveOtherwiseStaysAndIsAskedNoMore() {
    post.register(PostOffice.peter("peters-word", Optional.empty()));
    Uid uid = post.peter().uid();
    post.stack.table.write(
        Write.update(UserItems.key(uid)).set("status", "active").add("revision", 1));
    post.stack.clock.advance(Duration.ofDays(8));
    post.lapses.lapse(poke(uid));
    assertTrue(post.stack.users.profile(uid).isPresent());
    assertTrue(post.stack.table.get(PendingItems.key(uid)).isEmpty());
    post.lapses.lapse(poke(uid));
    post.lapses.lapse(poke(new Uid(4242)));
    post.lapses.lapse(new Poke(uid, "PROFILE"));
  }

  private void signIn(String password) {
    post.stack.logins.signIn(
        new SignIn(new Credentials(PETER, password), false), PostOffice.origin("198.51.100.3"));
  }

  private static Poke poke(Uid uid) {
    return new Poke(uid, "PENDING");
  }

  private static Registration tonysDouble() {
    return named("", "tony@example.com");
  }

  private static Registration named(String username, String email) {
    return new Registration(
        Username.parse(username), "A", "B", new Email(email), Optional.empty(), "some-password");
  }
}
