package dev.kronus.liveness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.accounts.ProbeSettings;
import dev.kronus.accounts.ProbeSettingsItems;
import dev.kronus.contacts.NewContact;
import dev.kronus.duties.OptOut;
import dev.kronus.kernel.Email;
import dev.kronus.kernel.Fields;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.Uid;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OptOutsTest {
  private static final Uid BRUCE = new Uid(8);
  private static final PhoneNumber PHONE = new PhoneNumber("+14165551001");

  private final Home home = new Home();

  @Test
  void neverSwitchesSomebodyOffForAnOptOutThatTheyTookBack() {
    brucesCheckInsAreOn();
    tonyIsMadeToAnswer();
    OptOut held = new OptOut(Home.TONY, "p0000001-has", PHONE, home.clock.instant(), false, false);
    home.table.write(held.written());
    home.poke(held.poke().item()).settle();
    assertFalse(bruce().active());
    assertTrue(OptOut.find(home.table, held.poke()).isPresent(), "held while it must not show");

    home.wait(Duration.ofMinutes(30)).text(PHONE, "START");
    assertEquals(Optional.empty(), bruce().unreachableAt());
    home.text(PHONE, "ON");
    home.settle();
    assertTrue(bruce().active());
    home.wait(Duration.ofMinutes(31)).poke(held.poke().item()).settle();
    assertTrue(bruce().active());
    assertFalse(bruce().isUnreachable());
  }

  private void brucesCheckInsAreOn() {
    home.user(BRUCE, PHONE);
    PhoneNumber betty = new PhoneNumber("+14165551002");
    Email email = new Email("betty@example.com");
    home.contacts.add(BRUCE, new NewContact("Betty", "Ross", betty, email, true, 1, false));
    Map<String, Object> on = Map.of("active", true, "cron_expression", "0 12 * * *");
    home.checkIns.change(BRUCE, SettingsChange.from(new Fields(on)));
    home.settle();
  }

  private void tonyIsMadeToAnswer() {
    home.on().change(Map.of("duress_word", "marmalade"));
    home.at("2026-11-20T18:00:00Z").poke("SETTINGS").settle();
    assertEquals(Optional.of(Texts.GLAD), home.text("marmalade"));
    home.settle();
  }

  private ProbeSettings bruce() {
    return ProbeSettingsItems.find(home.table, BRUCE).orElseThrow();
  }
}
