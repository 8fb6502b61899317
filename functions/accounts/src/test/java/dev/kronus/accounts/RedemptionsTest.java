package dev.kronus.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.kernel.Email;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Key;
import dev.kronus.platform.Write;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedemptionsTest {
  private static final String TONY = "tony@example.com";

  private final PostOffice post = new PostOffice();
  private final Uid tony = post.stack.tony().uid();

  @Test
  void signsInWhoeverBringsTheCode() {
    post.text(TONY);
    String code = post.code(tony);
    Logins.SignedIn signedIn = post.redeem("Tony@Example.com", code.toLowerCase(Locale.ROOT));
    assertEquals(
        tony, post.stack.bearers.bearer("Bearer " + signedIn.token()).orElseThrow().user().uid());
    assertTrue(
        post.stack.table.rows().stream()
            .anyMatch(row -> row.item().maybeText("what").equals(Optional.of("code_used"))));
  }

  @Test
  void takesACodeOnce() {
    post.mail(TONY);
    String code = post.code(tony);
    post.redeem(TONY, code);
    wrong(TONY, code);
  }

  @Test
  void aCodeThatCameBackEndsTheOthers() {
    post.mail(TONY);
    String first = post.code(tony);
    post.mail(TONY);
    String second = post.code(tony);
    post.redeem(TONY, first);
    wrong(TONY, second);
  }

  @Test
  void nobodyMakesACodeUselessByAskingForAnother() {
    post.mail(TONY);
    String first = post.code(tony);
    post.text(TONY);
    post.redeem(TONY, first);
  }

  @Test
  void aCodeIsGoodForTenMinutes() {
    post.mail(TONY);
    String code = post.code(tony);
    post.stack.clock.advance(Duration.ofMinutes(10));
    wrong(TONY, code);
  }

  @Test
  void fiveTriesAreAll() {
    post.mail(TONY);
    String code = post.code(tony);
    for (int i = 0; i < 5; i++) {
      wrong(TONY, PostOffice.other(code), "198.51.100." + i);
    }
    wrong(TONY, code, "198.51.100.200");
  }

  @Test
  void aCodeThatIsUsedUpKeepsNoOtherFromComingBack() {
    post.mail(TONY);
    for (int i = 0; i < 5; i++) {
      wrong(TONY, PostOffice.other(post.code(tony)), "198.51.100." + i);
    }
    post.mail(TONY);
    post.redeem(TONY, post.code(tony));
  }

  @Test
  void theFifthTryMayBeTheRightOne() {
    post.mail(TONY);
    String code = post.code(tony);
    for (int i = 0; i < 4; i++) {
      wrong(TONY, PostOffice.other(code));
    }
    post.redeem(TONY, code);
  }

  @Test
  void triesFromOnePlaceAreCountedAsFailedSignIns() {
    post.mail(TONY);
    String code = post.code(tony);
    for (int i = 0; i < 5; i++) {
      wrong(TONY, PostOffice.other(code));
    }
    assertThrows(Refusal.TooMany.class, () -> post.redeem(TONY, code));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "BCDF23456", "BCDF234O", "BCDF234é", "' OR 1=1", "bymail"})
  void refusesWhatCannotBeACode(String code) {
    assertThrows(Refusal.Invalid.class, () -> post.redeem(TONY, code));
  }

  @Test
  void aCodeOfOneIsNoneOfAnothers() {
    post.stack.bruce();
    post.mail(TONY);
    String code = post.code(tony);
    wrong("bruce@example.com", code);
  }

  @Test
  void whatWentToAnAddressThatIsTheirsNoMoreProvesNothing() {
    post.mail(TONY);
    String code = post.code(tony);
    User before = post.stack.users.profile(tony).orElseThrow();
    User after =
        before
            .edit()
            .chosenName(Username.parse("ironman"))
            .email(new Email("stark@example.com"))
            .at(post.stack.clock.instant());
    UserWrites.changed(before, after).commit(post.stack.table);
    wrong("ironman", code);
    post.mail("ironman");
    post.redeem("ironman", post.code(tony));
  }

  @ParameterizedTest
  @ValueSource(strings = {"inactive", "deleted"})
  void nobodyWhoIsGoneComesBackByCode(String status) {
    post.mail(TONY);
    String code = post.code(tony);
    post.stack.table.write(Write.update(UserItems.key(tony)).set("status", status));
    wrong(TONY, code);
  }

  @Test
  void somebodyPendingBecomesActive() {
    post.stack.table.write(Write.update(UserItems.key(tony)).set("status", "pending"));
    post.text(TONY);
    Logins.SignedIn signedIn = post.redeem(TONY, post.code(tony));
    assertTrue(post.stack.users.profile(tony).orElseThrow().isActive());
    assertTrue(post.stack.bearers.bearer("Bearer " + signedIn.token()).isPresent());
    SignIn again = new SignIn(new Credentials(TONY, TestStack.PASSWORD), false);
    post.stack.logins.signIn(again, PostOffice.origin("198.51.100.7"));
  }

  @Test
  void ofFiftyAtOnceOneIsSignedIn() throws Exception {
    post.mail(TONY);
    String code = post.code(tony);
    AtomicInteger in = new AtomicInteger();
    AtOnce.fifty(
        i -> {
          try {
            post.redemptions.redeem(
                TONY, code, Optional.empty(), PostOffice.origin("198.51.100." + i));
            in.incrementAndGet();
          } catch (Refusal.Unauthenticated late) {
            assertEquals("The code is wrong or no longer good.", late.reasons().getFirst());
          }
        });
    assertEquals(1, in.get());
  }

  @Test
  void manyGuessesAtOnceAreNoMoreThanFive() throws Exception {
    post.mail(TONY);
    String code = post.code(tony);
    AtOnce.fifty(i -> wrong(TONY, PostOffice.other(code), "198.51.100." + i));
    long tries =
        post.stack.table.rows().stream()
            .filter(row -> row.key().pk().equals(Key.of(tony, "").pk()))
            .filter(row -> row.key().sk().startsWith("ONETIME#"))
            .mapToLong(row -> row.item().number("tries"))
            .sum();
    assertEquals(5, tries);
    wrong(TONY, code, "198.51.100.250");
  }

  @Test
  void twoMayWaitForANumberAndTheFirstToConfirmHasIt() {
    String token = registered("peter", "+14165550177");
    String other = registered("miles", "+14165550177");
    User miles = user("miles");
    post.text("miles@example.com");
    confirm("miles", post.code(miles.uid()), other);
    assertEquals("+14165550177", user("miles").number().value());
    post.text("peter@example.com");
    String code = post.code(user("peter").uid());
    Refusal refusal = assertThrows(Refusal.Conflict.class, () -> confirm("peter", code, token));
    assertEquals(List.of("phone_number is taken."), refusal.reasons());
    assertTrue(user("peter").phone().isEmpty());
  }

  @Test
  void aNumberIsConfirmedByWhoeverIsSignedInAndSignsNobodyIn() {
    String token = registered("peter", "+14165550177");
    String mallory = "Bearer " + post.stack.token(post.stack.bruce());
    post.text("peter@example.com");
    String code = post.code(user("peter").uid());
    wrong("peter@example.com", code);
    assertThrows(Refusal.Unauthenticated.class, () -> confirm("peter", code, mallory.substring(7)));
    confirm("peter", code, token);
    assertEquals("+14165550177", user("peter").number().value());
  }

  /** Somebody who registered with that number and confirmed their address; their token. */
  private String registered(String name, String phone) {
    Registration wanted =
        new Registration(
            Optional.empty(),
            name,
            "Example",
            new Email(name + "@example.com"),
            Optional.of(new PhoneNumber(phone)),
            TestStack.PASSWORD);
    post.register(wanted);
    Uid uid = user(name).uid();
    return post.redeem(name + "@example.com", post.code(uid)).token();
  }

  private void confirm(String name, String code, String token) {
    post.redemptions.redeem(
        name + "@example.com",
        code,
        Optional.of("Bearer " + token),
        PostOffice.origin("198.51.100.77"));
  }

  private User user(String name) {
    return post.stack.users.byEmail(new Email(name + "@example.com")).orElseThrow();
  }

  private void wrong(String username, String code) {
    wrong(username, code, PostOffice.HERE);
  }

  private void wrong(String username, String code, String ip) {
    Refusal refusal =
        assertThrows(
            Refusal.Unauthenticated.class,
            () -> post.redemptions.redeem(username, code, Optional.empty(), PostOffice.origin(ip)));
    assertEquals(List.of("The code is wrong or no longer good."), refusal.reasons());
  }
}
