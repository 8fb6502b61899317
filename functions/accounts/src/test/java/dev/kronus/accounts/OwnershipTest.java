package dev.kronus.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.doubles.Meanwhile;
import dev.kronus.duties.Job;
import dev.kronus.duties.Mail;
import dev.kronus.duties.Message;
import dev.kronus.kernel.Fields;
import dev.kronus.kernel.Refusal;
import dev.kronus.platform.Write;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who shows that an account is theirs, and who hears of it when it is known by something else. */
class OwnershipTest {
  private static final String PETER = "peter@example.com";
  private static final String NEW = "a-password-at-last";

  private final PostOffice post = new PostOffice();
  private final TestStack stack = post.stack;
  private final User tony = stack.tony();
  private final User bruce = stack.bruce();

  @Test
  void theOldAddressIsTold() {
    own(bruce, Map.of("email", "hulk@example.com"));
    Job mail = only(bruce, "address-");
    assertEquals("bruce@example.com", mail.mail().orElseThrow().to().value());
    assertEquals("DeliverMail", mail.handler());
    assertFalse(mail.mail().get().text().contains("hulk"), "the new one is nobody's business");
    assertTrue(
        post.poked().stream().anyMatch(poke -> poke.json().contains(mail.key().sk())), "at once");
  }

  @Test
  void theOldNumberIsTold() {
    own(bruce, Map.of("phone_number", "+14165550177"));
    Job text = only(bruce, "number-");
    assertEquals(bruce.number(), text.message().orElseThrow().to());
    assertFalse(text.message().get().body().contains("0177"));
    assertTrue(text.message().get().body().length() <= 160);
    assertTrue(post.poked().stream().anyMatch(poke -> poke.function().equals("Deliver")));
  }

  @Test
  void soItIsWhenAnAdminMadeTheChange() {
    Map<String, Object> wish =
        Map.of("email", "hulk@example.com", "phone_number", "+14165550177", "name", "Green Hulk");
    stack.accounts.change(stack.actor(tony.uid()), bruce.uid(), stack.change(wish));
    assertEquals("bruce@example.com", only(bruce, "address-").mail().orElseThrow().to().value());
    assertEquals(bruce.number(), only(bruce, "number-").message().orElseThrow().to());
  }

  @Test
  void whereNoMailIsSentTheNumberHearsOfTheAddress() {
    post.settings(Map.of("allowed_countries", "CA,US"));
    own(bruce, Map.of("email", "hulk@example.com"));
    assertEquals(bruce.number(), only(bruce, "address-").message().orElseThrow().to());
  }

  @Test
  void aPhoneThatTakesNoTextsIsSentNone() {
    stack.table.write(ProbeSettingsItems.unreachable(bruce.uid(), stack.clock.instant()));
    own(bruce, Map.of("phone_number", "+14165550177"));
    assertEquals(List.of(), post.jobs(bruce.uid(), ""));
  }

  @Test
  void whoWasSwitchedOffAMomentAgoChangesNothing() {
    Actor self = stack.actor(bruce.uid());
    stack.change(bruce, edit -> edit.status(UserStatus.INACTIVE, stack.clock.instant()));
    UserChange change = TestStack.own(Map.of("phone_number", "+14165550177"));
    assertThrows(Refusal.Unauthenticated.class, () -> stack.profiles.change(self, change));
  }

  @Test
  void nobodyIsToldOfWhatStays() {
    own(bruce, Map.of("first_name", "Robert", "email", "Bruce@Example.com"));
    assertEquals(List.of(), post.jobs(bruce.uid(), ""));
  }

  @Test
  void tenChangesAnHourAreAll() {
    for (int i = 0; i < 10; i++) {
      own(bruce, Map.of("phone_number", "+141655501" + (50 + i)));
    }
    Map<String, Object> more = Map.of("phone_number", "+14165550198");
    assertThrows(Refusal.TooMany.class, () -> own(bruce, more));
    stack.clock.advance(Duration.ofHours(1));
    own(bruce, more);
  }

  @Test
  void whoHasNoPasswordSetsOneInAFreshSessionByCode() {
    User peter = codeOnly();
    Actor self = byCode();
    UserChange password = change(Map.of("password", NEW, "email", "parker@example.com"));
    stack.clock.advance(Duration.ofMinutes(10).minusSeconds(1));
    stack.profiles.change(self, password);
    assertTrue(Passwords.matches(NEW, stack.users.profile(peter.uid()).get().passwordHash()));
    assertThrows(
        Refusal.Invalid.class,
        () -> stack.profiles.change(self, change(Map.of("email", PETER))),
        "there is a password now");
  }

  @Test
  void whoHasNoPasswordIsRefusedLaterAndWithoutACode() {
    User peter = codeOnly();
    Actor self = byCode();
    UserChange password = change(Map.of("password", NEW));
    stack.clock.advance(Duration.ofMinutes(10));
    assertThrows(Refusal.Forbidden.class, () -> stack.profiles.change(self, password));
    assertThrows(
        Refusal.Forbidden.class,
        () -> stack.profiles.change(stack.actor(peter.uid()), password),
        "a token of no session");
    Map<String, Object> guessed = Map.of("password", NEW, "current_password", "12345678");
    assertThrows(Refusal.Forbidden.class, () -> stack.profiles.change(byCode(), change(guessed)));
  }

  @Test
  void whoForgotTheirPasswordSetsANewOneByAFreshCode() {
    Actor self = byCode(tony);
    stack.clock.advance(Duration.ofMinutes(10).minusSeconds(1));
    stack.profiles.change(self, change(Map.of("password", NEW)));
    assertTrue(Passwords.matches(NEW, stack.users.profile(tony.uid()).get().passwordHash()));
    assertEquals(
        List.of("tony@example.com"),
        post.jobs(tony.uid(), "password").stream()
            .filter(row -> row.item().has("mail"))
            .map(row -> row.item().map("mail").get("to"))
            .toList());
  }

  @Test
  void aCodeDoesNotStandInForAPasswordThatThereIsWhereCodesGo() {
    Actor self = byCode(tony);
    for (Map<String, Object> wish :
        List.<Map<String, Object>>of(
            Map.of("email", "mallory@example.com"),
            Map.of("phone_number", "+14165550177"),
            Map.of("password", NEW, "email", "mallory@example.com"))) {
      assertThrows(Refusal.Invalid.class, () -> stack.profiles.change(self, change(wish)));
      assertThrows(
          Refusal.Invalid.class, () -> stack.accounts.change(self, tony.uid(), stack.change(wish)));
    }
    Map<String, Object> name = Map.of("username", "mallory");
    assertThrows(
        Refusal.Invalid.class, () -> stack.accounts.change(self, tony.uid(), stack.change(name)));
    stack.accounts.change(self, tony.uid(), stack.change(Map.of("password", NEW)));
  }

  @Test
  void whoSetAPasswordByACodeCannotTurnCodesAwayForADay() {
    stack.accounts.change(byCode(tony), tony.uid(), stack.change(Map.of("password", NEW)));
    Map<String, Object> again = Map.of("password", "a-second-one", "current_password", NEW);
    Actor self = stack.actor(tony.uid());
    stack.profiles.change(self, change(again));
    Map<String, Object> away =
        Map.of("email", "mallory@example.com", "current_password", "a-second-one");
    assertThrows(Refusal.Forbidden.class, () -> stack.profiles.change(self, change(away)));
    stack.clock.advance(Duration.ofDays(1).minusSeconds(1));
    assertThrows(
        Refusal.Forbidden.class, () -> stack.accounts.change(self, tony.uid(), stack.change(away)));
    stack.clock.advance(Duration.ofSeconds(1));
    stack.profiles.change(self, change(away));
  }

  @Test
  void aCodeFromAWhileAgoOrOfAnEndedSessionSetsNoPassword() {
    UserChange password = change(Map.of("password", NEW));
    Actor late = byCode(tony);
    stack.clock.advance(Duration.ofMinutes(10));
    assertThrows(Refusal.Invalid.class, () -> stack.profiles.change(late, password));
    Actor ended = byCode(tony);
    stack.sessions.endAll(tony.uid(), tony.uid());
    assertThrows(Refusal.Invalid.class, () -> stack.profiles.change(ended, password));
    Actor usual = actor(stack.signedIn("tony", false));
    assertThrows(Refusal.Invalid.class, () -> stack.profiles.change(usual, password));
  }

  @Test
  void aCodeThatCountedForThePasswordDoesNotForTheAddressAfterALostRace() {
    Actor self = byCode(tony);
    Meanwhile table = new Meanwhile(stack.table);
    Write other =
        Write.update(UserItems.key(tony.uid()))
            .set("email", "stark@example.com")
            .add("revision", 1);
    table.happens(
        write -> write.key().equals(UserItems.key(tony.uid())), () -> stack.table.write(other));
    Profiles profiles =
        new Profiles(table, stack.secrets, stack.attempts, stack.invoker, stack.clock);
    Map<String, Object> wish = Map.of("password", NEW, "email", "tony@example.com");
    assertThrows(Refusal.Invalid.class, () -> profiles.change(self, change(wish)));
  }

  @Test
  void aNewPasswordIsToldToTheAddressAndTheNumber() {
    own(bruce, Map.of("password", NEW));
    List<Job> told = stack.jobs.of(bruce.uid(), "password");
    assertEquals(2, told.size());
    Message text = told.stream().flatMap(job -> job.message().stream()).findFirst().orElseThrow();
    assertEquals(bruce.number(), text.to());
    assertTrue(text.body().length() <= 160, text.body());
    Mail mail = told.stream().flatMap(job -> job.mail().stream()).findFirst().orElseThrow();
    assertEquals(bruce.email().orElseThrow(), mail.to());
    post.settings(Map.of("allowed_countries", "CA,US"));
    stack.accounts.change(
        stack.actor(tony.uid()), bruce.uid(), stack.change(Map.of("password", "by-an-admin")));
    assertEquals(3, stack.jobs.of(bruce.uid(), "password").size(), "there is no mail");
  }

  @Test
  void anotherSessionOfTheirsIsNotByCode() {
    codeOnly();
    Actor self = byCode();
    Session usual =
        stack.sessions.begin(post.peter(), PostOffice.origin("198.51.100.1"), Tokens.LIFE);
    Actor other = new Actor(self.uid(), 2, self.groups(), self.ip(), Optional.of(usual.id()));
    assertThrows(
        Refusal.Forbidden.class,
        () -> stack.profiles.change(other, change(Map.of("password", NEW))));
  }

  /** Two registered the address, so neither's password counts. */
  private User codeOnly() {
    post.register(PostOffice.peter("first-password", Optional.empty()));
    post.register(PostOffice.peter("second-password", Optional.empty()));
    return post.peter();
  }

  private Actor byCode() {
    return byCode(post.peter());
  }

  private Actor byCode(User user) {
    stack.clock.advance(Duration.ofHours(1));
    post.mail(user.username());
    return actor(post.redeem(user.username(), post.code(user.uid())));
  }

  private static Actor actor(Logins.SignedIn in) {
    User user = in.user();
    return new Actor(
        user.uid(), user.role(), user.groups(), PostOffice.HERE, Optional.of(in.session().id()));
  }

  private void own(User user, Map<String, Object> wish) {
    stack.profiles.change(stack.actor(user.uid()), TestStack.own(wish));
  }

  private static UserChange change(Map<String, Object> wish) {
    return UserChange.from(new Fields(new HashMap<>(wish)));
  }

  private Job only(User user, String prefix) {
    List<Job> jobs = stack.jobs.of(user.uid(), prefix);
    assertEquals(1, jobs.size());
    return jobs.getFirst();
  }
}
