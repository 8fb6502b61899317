package dev.kronus.liveness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Key;
import dev.kronus.platform.Slice;
import dev.kronus.platform.Write;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SosEarTest {
  private final Home home = new Home();

  @Test
  void hearsACryHoweverItIsWritten() {
    for (String cry : List.of("SOS", "s.o.s.", "Help!", "HEEELP", "911!", "sos help 911")) {
      Home one = new Home();
      one.on();
      assertEquals(said(), one.text(cry), cry);
    }
  }

  @Test
  void takesNothingElseForOne() {
    home.on();
    for (String other :
        List.of("", "!", "helpful", "no help needed", "ping --help", "help --help", "usage -h")) {
      home.text(other);
      assertEquals(0, home.settings().lastProbeId(), other);
    }
  }

  @Test
  void writesAProbeThatIsBadFromTheStart() {
    home.on().text("sos");
    Probe probe = home.probe(1);
    assertEquals(Probe.Status.BAD, probe.status());
    assertEquals(Probe.Origin.SOS, probe.origin());
    assertEquals(Optional.of("sos"), probe.lastResponse());
    assertEquals(List.of("sos"), home.events(1));
    assertTrue(probe.dueAt().isEmpty());
    assertEquals(1, home.probes.counts().get("bad"));
    assertEquals(Optional.of("ESCALATION#0000001"), home.settings().openEscalation());
    assertEquals(Escalation.Reason.SOS, escalation(1).reason());
    home.settle();
    assertEquals(List.of(), home.schedules.names("u7-a"));
  }

  @Test
  void takesTheSameMessageOnce() {
    home.on();
    Sms sms = new Sms("SM-sos", Home.PHONE, "sos");
    home.inbox.receive(sms);
    home.settle();
    List<Slice.Row> after = home.table.rows();
    assertEquals(said(), home.inbox.receive(sms));
    assertEquals(after, home.settle().table.rows());
  }

  @Test
  void notesASecondCryAndItsTimelineDoesNotGrowForever() {
    home.on().text("sos");
    for (int i = 0; i < 150; i++) {
      assertEquals(Optional.of(Texts.SOS_AGAIN), home.text("help"));
    }
    assertEquals(1, home.settings().lastProbeId());
    assertEquals(100, home.probe(1).timeline().size());
  }

  @Test
  void isNotHeldBackByTooMuchChatter() {
    home.on();
    for (int i = 0; i < 60; i++) {
      home.text("ping");
    }
    assertEquals(said(), home.text("sos"));
  }

  @Test
  void doesNotListenToStrangers() {
    home.on();
    List<Slice.Row> before = home.table.rows();
    assertEquals(Optional.empty(), home.text(new PhoneNumber("+14165550666"), "sos"));
    assertEquals(before, home.table.rows());
  }

  @Test
  void tellsWhoIsNotServedThatNobodyIsToldAndWhomToCall() {
    for (String status : List.of("inactive", "pending", "deleted")) {
      Home one = new Home().on();
      is(one, status);
      for (String cry : List.of("SOS", "Help!", "911", "please help me")) {
        assertEquals(Optional.of(Texts.NOT_SERVED), one.text(cry), status + cry);
      }
      assertEquals(0, one.settings().lastProbeId());
      List<Slice.Row> before = one.table.rows();
      for (String other : List.of("hello", "yes", "no help needed", "ping")) {
        assertEquals(Optional.empty(), one.text(other), other);
      }
      assertEquals(before, one.table.rows());
    }
  }

  @Test
  void tellsThemFiveTimesAnHour() {
    home.on();
    is(home, "inactive");
    for (int i = 0; i < 5; i++) {
      assertEquals(Optional.of(Texts.NOT_SERVED), home.text("sos"));
    }
    assertEquals(Optional.empty(), home.text("sos"));
    home.wait(Duration.ofHours(1));
    assertEquals(Optional.of(Texts.NOT_SERVED), home.text("sos"));
  }

  @Test
  void tellsThemThoughTheyAreSomebodysContact() {
    home.trusts("Rhodey", 9);
    PhoneNumber rhodey = new PhoneNumber("+14165551009");
    assertTrue(home.text(rhodey, "help").isPresent());
    home.user(new Uid(8), rhodey);
    home.table.write(Write.update(Key.of(new Uid(8), "PROFILE")).set("status", "inactive"));
    assertEquals(Optional.of(Texts.NOT_SERVED), home.text(rhodey, "help"));
  }

  private static void is(Home home, String status) {
    home.table.write(Write.update(Key.of(Home.TONY, "PROFILE")).set("status", status));
  }

  @Test
  void leavesAProbeThatWasAskedForToCome() {
    home.on().text("probe in 5");
    home.text("sos");
    assertTrue(AskedFor.find(home.table, Home.TONY).isPresent());
  }

  private static Optional<String> said() {
    return Optional.of(Texts.HANG_IN);
  }

  private Escalation escalation(long probe) {
    Key key = Key.of(Home.TONY, "ESCALATION#%07d".formatted(probe));
    return EscalationItems.find(home.table, key).orElseThrow();
  }
}
