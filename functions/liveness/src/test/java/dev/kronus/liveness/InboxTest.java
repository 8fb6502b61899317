package dev.kronus.liveness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.accounts.Actor;
import dev.kronus.accounts.Attempts;
import dev.kronus.accounts.Profiles;
import dev.kronus.accounts.UserChange;
import dev.kronus.contacts.NewContact;
import dev.kronus.kernel.Email;
import dev.kronus.kernel.Fields;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Slice;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InboxTest {
  private static final PhoneNumber NEW = new PhoneNumber("+14165550199");
  private static final PhoneNumber NOBODY = new PhoneNumber("+14165550666");

  private final Home home = new Home();

  @Test
  void endsWellWithAGoodAnswer() {
    home.asked();
    assertEquals(Optional.of(Texts.GLAD), home.text("Yes, thanks!"));
    home.settle();
    assertEquals(Probe.Status.GOOD, home.probe(1).status());
    assertEquals(Optional.of("Yes, thanks!"), home.probe(1).lastResponse());
    assertTrue(home.settings().active());
    assertEquals(1, home.sent.size());
    home.wait(Duration.ofHours(2)).poke("PROBE#0000001").settle();
    assertEquals(1, home.sent.size());
  }

  @Test
  void tellsTheContactsOfABadAnswer() {
    home.asked();
    assertEquals(Optional.of(Texts.HANG_IN), home.text("no"));
    home.settle();
    assertEquals(Probe.Status.BAD, home.probe(1).status());
    assertFalse(home.settings().active());
    assertEquals(
        "You are Tony Stark's emergency contact. Tony told us they are not okay."
            + " Reach out: +14165550107. Reply 1 if you have it, 2 if you can't",
        home.bodies().get(1));
    assertEquals(
        "We told Bruce. Your check-ins are now off. Reply ON to switch them on again.",
        home.bodies().get(2));
    assertEquals(1, home.told.size());
    assertEquals(List.of(), home.schedules.names("u7-a"));
  }

  @Test
  void asksOnceWhatAnUnclearAnswerMeansAndNeverTakesItForGood() {
    home.asked();
    assertEquals(Optional.of(Texts.UNCLEAR), home.text("maybe"));
    assertEquals(Optional.empty(), home.text("dunno"));
    assertTrue(home.probe(1).isPending());
    assertEquals(Optional.of("dunno"), home.probe(1).lastResponse());
    assertEquals(List.of("due", "unclear", "unclear"), home.events(1));
    assertEquals(Optional.of(Texts.GLAD), home.text("y"));
  }

  @Test
  void isNotTalkedToDeath() {
    home.asked();
    for (int i = 0; i < 300; i++) {
      home.text("x".repeat(1_600));
    }
    assertTrue(home.probe(1).timeline().size() <= 101);
    assertEquals(320, home.probe(1).lastResponse().orElseThrow().length());
    home.text("no").ifPresent(text -> assertEquals(Texts.HANG_IN, text));
    assertEquals(Probe.Status.BAD, home.probe(1).status());
  }

  @Test
  void takesTheSameMessageOnceAndSaysTheSameAgain() {
    home.asked();
    Sms sms = new Sms("SM-twice", Home.PHONE, "no");
    assertEquals(Optional.of(Texts.HANG_IN), home.inbox.receive(sms));
    home.settle();
    List<Slice.Row> after = home.table.rows();
    assertEquals(Optional.of(Texts.HANG_IN), home.inbox.receive(sms));
    home.settle();
    assertEquals(after, home.table.rows());
  }

  @Test
  void storesNothingOfANumberThatIsNobodys() {
    home.asked();
    List<Slice.Row> before = home.table.rows();
    for (String body : List.of("yes", "no", "ping", "help", "probe", "")) {
      assertEquals(Optional.empty(), home.text(NOBODY, body));
    }
    assertEquals(before, home.table.rows());
  }

  @Test
  void storesNothingOfAContactsNumberThatWasNeverTexted() {
    home.asked();
    PhoneNumber phone = new PhoneNumber("+14165551009");
    Email email = new Email("c9@example.com");
    home.contacts.add(Home.TONY, new NewContact("Ann", "B", phone, email, false, 1, false));
    List<Slice.Row> before = home.table.rows();
    assertEquals(Optional.empty(), home.text(phone, "yes"));
    assertEquals(before, home.table.rows());
  }

  @Test
  void passesALateAnswerOnAndTurnsNothingOn() {
    home.asked().text("no");
    home.settle().forget();
    home.wait(Duration.ofHours(23));
    assertEquals(Optional.of(Texts.lateGood(true, false)), home.text("I am ok"));
    assertEquals(Optional.of(Texts.LATE_BAD), home.text("nope"));
    assertEquals(Probe.Status.BAD, home.probe(1).status());
    assertEquals(Optional.of("nope"), home.probe(1).lastResponse());
    assertEquals(List.of("due", "bad", "escalated", "late_answer", "late_answer"), home.events(1));
    home.wait(Duration.ofHours(1));
    assertEquals(Optional.of(Texts.NOT_ASKED), home.text("yes"));
    home.settle();
    assertEquals(1, home.sent.size());
    assertTrue(home.bodies().getFirst().startsWith("All clear: Tony"));
  }

  @Test
  void doesNotSayTwiceThatItTellsTheContacts() {
    home.asked().text("no");
    home.settle();
    assertEquals(Optional.of(Texts.lateGood(true, false)), home.text("ok"));
    home.settle().forget();
    assertEquals(
        Optional.of(
            "Glad you are okay! That alarm is over. Check-ins are off: reply ON to switch them"
                + " on."),
        home.text("ok"));
    home.change(Map.of("active", true));
    home.settle().forget();
    assertEquals(Optional.of("Glad you are okay! That alarm is over."), home.text("ok"));
    assertEquals(List.of(), home.settle().sent);
  }

  @Test
  void answersCommandsWithoutTouchingTheProbe() {
    home.asked();
    assertEquals(Optional.of(Texts.PONG), home.text(" PING "));
    assertEquals(Optional.of(Manual.USAGE), home.text("Usage"));
    assertEquals(Optional.of(Manual.PROBE_HELP), home.text("probe --help"));
    assertEquals(Optional.of(Manual.PROBE_BOUNDS), home.text("probe in 0"));
    assertEquals(Optional.of(Manual.PROBE_HELP), home.text("probe soon"));
    assertEquals(List.of("due"), home.events(1));
    assertTrue(home.probe(1).isPending());
  }

  @Test
  void hearsACryForHelpThatLooksLikeACommand() {
    home.asked();
    assertEquals(Optional.of(Texts.HANG_IN), home.text("ping someone, I need help"));
    assertEquals(Probe.Status.BAD, home.probe(1).status());
  }

  @Test
  void saysThatThereIsNobodyToTell() {
    assertEquals(Optional.of(Manual.NO_CONTACT), home.text("probe"));
    assertTrue(AskedFor.find(home.table, Home.TONY).isEmpty());
  }

  @Test
  void growsSilentAfterThirtyTextsAnHourButHearsAnswers() {
    for (int i = 0; i < 30; i++) {
      assertEquals(Optional.of(Texts.PONG), home.text("ping"));
    }
    assertEquals(Optional.empty(), home.text("ping"));
    home.wait(Duration.ofHours(1));
    assertEquals(Optional.of(Texts.PONG), home.text("ping"));
    home.asked();
    for (int i = 0; i < 40; i++) {
      home.text("ping");
    }
    assertEquals(Optional.of(Texts.GLAD), home.text("yes"));
  }

  @Test
  void countsAnAnswerFromTheNumberThatWasAskedAndSaysNothingToIt() {
    home.asked();
    moveTo(NEW);
    assertEquals(Optional.empty(), home.text(Home.PHONE, "ping"));
    assertEquals(Optional.empty(), home.text(Home.PHONE, "what?"));
    assertTrue(home.probe(1).isPending());
    assertEquals(Optional.empty(), home.text(Home.PHONE, "yes"));
    assertEquals(Probe.Status.GOOD, home.probe(1).status());
    List<Slice.Row> after = home.table.rows();
    assertEquals(Optional.empty(), home.text(Home.PHONE, "no"));
    assertEquals(after, home.table.rows());
  }

  @Test
  void countsAnAnswerFromTheNewNumberToo() {
    home.asked();
    moveTo(NEW);
    assertEquals(Optional.of(Texts.GLAD), home.text(NEW, "yes"));
  }

  @Test
  void namesBothNumbersToTheContacts() {
    home.asked();
    moveTo(NEW);
    home.text(Home.PHONE, "help");
    home.settle();
    String alert =
        home.bodies().stream().filter(b -> b.contains("Reach out")).findFirst().orElseThrow();
    assertTrue(alert.contains("Reach out: +14165550199 or +14165550107."), alert);
    assertEquals(NEW, home.sent.getLast().to());
  }

  @Test
  void doesNotTakeTheNextOwnersWordForTheLastOwners() {
    home.asked();
    moveTo(NEW);
    home.user(new Uid(8), Home.PHONE);
    assertEquals(Optional.of(Texts.NOT_ASKED), home.text(Home.PHONE, "yes"));
    assertTrue(home.probe(1).isPending());
  }

  @Test
  void forgetsANumberOnceTheProbeWasAskedAtAnother() {
    home.on();
    moveTo(NEW);
    home.at("2026-11-20T18:00:00Z").poke("SETTINGS").settle();
    List<Slice.Row> before = home.table.rows();
    assertEquals(Optional.empty(), home.text(Home.PHONE, "yes"));
    assertEquals(before, home.table.rows());
  }

  private void moveTo(PhoneNumber phone) {
    Attempts attempts = new Attempts(home.table, home.clock);
    Map<String, Object> wish =
        Map.of("phone_number", phone.value(), "current_password", Home.PASSWORD);
    Actor tony = new Actor(Home.TONY, 2, Set.of(), "203.0.113.7", Optional.empty());
    new Profiles(home.table, home.secrets, attempts, home.invoker, home.clock)
        .change(tony, UserChange.from(new Fields(wish)));
  }
}
