package dev.kronus.liveness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.duties.Message;
import dev.kronus.duties.Messenger;
import dev.kronus.kernel.ContactId;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Poke;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EscalationsTest {
  private static final Poke FIRST = new Poke(Home.TONY, "ESCALATION#0000001");

  private final Home home = new Home();

  @Test
  void tellsEveryEmergencyContactOnceAndThenTheOwner() {
    home.trusts("Pepper", 2).asked().text("no");
    home.settle();
    home.escalations.poked(FIRST);
    home.escalations.poked(FIRST);
    home.settle();
    assertEquals(4, home.sent.size());
    assertTrue(home.sent.stream().skip(1).allMatch(m -> m.kind() == Message.Kind.ALERT));
    assertEquals(
        List.of("+14165550107", "+14165551001", "+14165551002"),
        home.sent.stream().skip(1).map(m -> m.to().value()).sorted().toList());
    assertEquals(2, home.probe(1).emergencyProbes().size());
    assertEquals(1, home.told.size());
    assertFalse(home.told.getFirst().contains("+1"));
    assertFalse(home.told.getFirst().contains("Tony"));
    assertEquals(Optional.of("ESCALATION#0000001"), home.settings().openEscalation());
    assertTrue(item("ESCALATION#0000001").has("due_at"));
  }

  @Test
  void carriesTheNoteAndKeepsContactsOutOfTheJobs() {
    home.asked().change(Map.of("emergency_note", "Allergic to bees"));
    home.text("help");
    home.settle();
    assertTrue(home.bodies().get(1).contains("Note: Allergic to bees."));
    var job = home.job("p0000001-tell-r1-c00001").orElseThrow();
    assertEquals(Map.of("user_id", 7L, "probe_id", 1L, "contact_id", 1L), job.args());
  }

  @Test
  void tellsTheContactsFirstAndTheOperatorUntilHeHears() {
    home.asked().text("no");
    home.deaf = 2;
    assertThrows(IllegalStateException.class, home::settle);
    home.settle();
    assertThrows(IllegalStateException.class, () -> home.escalations.poked(FIRST));
    home.escalations.poked(FIRST);
    home.escalations.poked(FIRST);
    home.settle();
    assertEquals(1, home.told.size());
    assertEquals(1, alerts("+14165551001"));
  }

  @Test
  void tellsTheOwnerWhenThereWasNobodyToTell() {
    home.trusts("Bruce", 1).text("probe in 1");
    home.contacts.remove(Home.TONY, new ContactId(1));
    home.wait(Duration.ofMinutes(1)).poke("ASKED_FOR").settle();
    assertEquals(Optional.of(Texts.HANG_IN_ALONE), home.text("no"));
    home.settle();
    assertTrue(home.bodies().getLast().startsWith("You have no emergency contact, so nobody"));
    assertEquals(1, home.told.size());
  }

  @Test
  void countsTheNextRoundFromWhenTheLastOnesTextsWentOut() {
    home.asked().text("no");
    home.script.add(new Messenger.Postponed("20429"));
    home.settle();
    home.wait(Duration.ofMinutes(12));
    home.invoker.poke("Deliver", new Poke(Home.TONY, "JOB#p0000001-tell-r1-c00001"));
    home.settle();
    assertEquals(1, alerts("+14165551001"));
    goesOnAfter(Duration.ofMinutes(3));
    assertEquals(1, alerts("+14165551001"));
    goesOnAfter(Duration.ofMinutes(12).minusMillis(1));
    assertEquals(1, alerts("+14165551001"));
    goesOnAfter(Duration.ofMillis(1));
    assertEquals(2, alerts("+14165551001"));
  }

  private void goesOnAfter(Duration time) {
    home.wait(time);
    home.escalations.poked(FIRST);
    home.settle();
  }

  private long alerts(String number) {
    return home.sent.stream().filter(m -> m.to().value().equals(number)).count();
  }

  private Item item(String sk) {
    return home.table.get(Key.of(Home.TONY, sk)).orElseThrow();
  }
}
