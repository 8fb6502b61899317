package dev.kronus.liveness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.kernel.Fields;
import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Key;
import dev.kronus.platform.Seal;
import dev.kronus.platform.Slice;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DuressWordTest {
  private static final List<String> KNOWN =
      List.of(
          "yes",
          "Okay!",
          "yess",
          "nope",
          "help",
          "SOS",
          "911",
          "1234",
          "safe",
          "SAFE spoke to her",
          "ping",
          "usage",
          "probe",
          "probe in 5",
          "off",
          "On",
          "pause",
          "resume",
          "stop",
          "Unsubscribe",
          "thanks",
          "no problem",
          "...",
          "h!!",
          "a1",
          "need help");

  private final Home home = new Home();

  @Test
  void isKnownHoweverItIsWritten() {
    for (String said :
        List.of(
            "marmalade",
            " MARMALADE!! ",
            "Marmalade, thanks",
            "\"marmalade\".",
            "marmalade?",
            "yes marmalade",
            "Marmalade, all good")) {
      Home one = new Home();
      one.on().change(word("Marmalade"));
      one.at("2026-11-20T18:00:00Z").poke("SETTINGS").settle();
      assertEquals(Optional.of(Texts.GLAD), one.text(said), said);
      assertEquals(Probe.Status.GOOD, one.probe(1).status(), said);
      assertEquals(Optional.of("Yes"), one.probe(1).lastResponse(), said);
      assertTrue(escalation(one).isPresent(), said);
    }
  }

  @Test
  void isNothingElse() {
    home.on().change(word("marmalade jar"));
    home.at("2026-11-20T18:00:00Z").poke("SETTINGS").settle();
    for (String said : List.of("marmalade", "jar marmalade", "the marmalade jar is ok")) {
      home.text(said);
      assertTrue(home.probe(1).isPending(), said);
    }
    home.text("yes");
    assertEquals(Probe.Status.GOOD, home.probe(1).status());
    assertTrue(escalation(home).isEmpty());
  }

  @Test
  void doesNotHideACryForHelp() {
    home.on().change(word("marmalade"));
    home.at("2026-11-20T18:00:00Z").poke("SETTINGS").settle();
    assertEquals(Optional.of(Texts.HANG_IN), home.text("marmalade help"));
    assertEquals(Probe.Status.BAD, home.probe(1).status());
  }

  @Test
  void refusesWhatMeansSomethingHere() {
    home.on();
    List<Slice.Row> before = home.table.rows();
    for (String known : KNOWN) {
      Refusal refused = assertThrows(Refusal.class, () -> set(known), known);
      assertTrue(refused instanceof Refusal.Invalid, known);
    }
    assertThrows(Refusal.Invalid.class, () -> set("x".repeat(31)));
    assertEquals(before, home.table.rows());
  }

  @Test
  void isNeverReadable() {
    home.on().change(word("Marmalade"));
    for (Slice.Row row : home.table.rows()) {
      String stored = row.item().values().toString().toLowerCase(Locale.ROOT);
      assertFalse(stored.contains("marmalade"), row.key().sk());
    }
  }

  @Test
  void isAnothersForAnother() {
    Seal seal = new Seal(home.secrets);
    String tonys = seal.of("duress", Home.TONY, "marmalade");
    assertFalse(tonys.equals(seal.of("duress", new Uid(8), "marmalade")));
    assertFalse(tonys.equals(seal.of("code", Home.TONY, "marmalade")));
    home.secrets.put("duress", Map.of("duress_key", "another key"));
    assertFalse(tonys.equals(seal.of("duress", Home.TONY, "marmalade")));
  }

  @Test
  void canBeTakenAway() {
    home.on().change(word("marmalade"));
    Map<String, Object> none = new HashMap<>();
    none.put("duress_word", null);
    home.change(none);
    home.at("2026-11-20T18:00:00Z").poke("SETTINGS").settle();
    home.text("marmalade");
    assertTrue(home.probe(1).isPending());
  }

  @Test
  void anAnswerIsNotLostBecauseTheKeyIs() {
    home.on().change(word("marmalade"));
    home.at("2026-11-20T18:00:00Z").poke("SETTINGS").settle();
    home.secrets.put("duress", Map.of());
    assertEquals(Optional.of(Texts.UNCLEAR), home.text("marmalade"));
    assertEquals(Optional.of(Texts.GLAD), home.text("yes"));
  }

  @Test
  void tellsTheContactsAndNobodyElse() {
    home.on().change(word("marmalade"));
    home.at("2026-11-20T18:00:00Z").poke("SETTINGS").settle();
    home.text("ping");
    assertEquals(Optional.of(Texts.GLAD), home.text("marmalade"));
    assertEquals(1, home.sent.size());
    home.settle();
    assertTrue(home.bodies().getLast().contains("SILENT"));
    assertEquals(List.of(), home.told);
  }

  /** As the route does it. */
  private void set(String word) {
    Fields fields = new Fields(word(word));
    SettingsChange change = SettingsChange.from(fields);
    fields.check();
    home.checkIns.change(Home.TONY, change);
  }

  private static Map<String, Object> word(String word) {
    return Map.of("duress_word", word);
  }

  private static Optional<Escalation> escalation(Home home) {
    return EscalationItems.find(home.table, Key.of(Home.TONY, "ESCALATION#0000001-silent"));
  }
}
