package dev.kronus.liveness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.accounts.User;
import dev.kronus.accounts.UserStatus;
import dev.kronus.kernel.Email;
import dev.kronus.kernel.PhoneNumber;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What texts cost: septets of GSM-7, 160 in one segment, 153 in each of several. */
class TextsTest {
  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  private static final String EXTENDED = "^{}\\[~]|€\f";
  private static final Instant NOW = Instant.parse("2026-11-25T23:00:00Z");
  private static final String NAME = "Wolfeschlegelsteinha";
  private static final PhoneNumber PHONE = new PhoneNumber("+14165550107");

  private static final List<String> SHORT =
      List.of(
          Texts.question(NAME),
          Texts.optedOut(NAME),
          Texts.invitation(NAME),
          Texts.howToAnswerInvitation(NAME),
          Texts.willing(NAME),
          Texts.declined(NAME),
          Texts.whomToDecline(Collections.nCopies(20, NAME)),
          Texts.helpOrDecline(Collections.nCopies(20, NAME)),
          Texts.contactDeclined(NAME, 0),
          Texts.contactDeclined(NAME, 19),
          Texts.reachedContact(NAME),
          Texts.REACHED_ON,
          Texts.REACHED_OFF,
          Manual.START_FIRST,
          Texts.ALARM_OVER,
          Texts.oneFewer(NAME, 0),
          Texts.oneFewer(NAME, 19),
          Texts.LATE + " " + Texts.question(NAME),
          Texts.FOLLOW_UP,
          Texts.GLAD,
          Texts.GLAD_OFF,
          Texts.HANG_IN,
          Texts.HANG_IN_ALONE,
          Texts.UNCLEAR,
          Texts.lateGood(true, false),
          Texts.lateGood(false, false),
          Texts.lateGood(true, true),
          Texts.NOT_SERVED,
          Texts.LATE_BAD,
          Texts.PONG,
          Texts.NOT_ASKED,
          Manual.NO_CONTACT,
          Manual.USAGE,
          Manual.PING_HELP,
          Manual.USAGE_HELP,
          Manual.PROBE_HELP,
          Manual.PROBE_BOUNDS,
          Manual.ON_HELP,
          Manual.OFF_HELP,
          Manual.PAUSE_HELP,
          Manual.RESUME_HELP,
          Manual.SOS_HELP,
          Manual.PAUSE_BOUNDS,
          Texts.IS_OFF,
          Texts.OFF_ALREADY,
          Texts.STILL_OFF,
          Manual.TOO_OFTEN,
          Texts.CODE_WRONG,
          Texts.CODE_GONE,
          Texts.SOS_AGAIN,
          Texts.confirmOff("0000"),
          Texts.confirmPause("0000"),
          Texts.paused(NOW, ZoneId.of("America/Argentina/ComodRivadavia")),
          Texts.early(NOW, ZoneId.of("America/Argentina/ComodRivadavia")),
          Texts.willCheck(1440, 6, 120),
          Texts.switchedOn(NOW, ZoneId.of("America/Argentina/ComodRivadavia")),
          Texts.told(Collections.nCopies(20, NAME)),
          Texts.told(List.of()));

  @Test
  void asksAndAcknowledgesInOneSegment() {
    for (String text : SHORT) {
      assertEquals(1, segments(text), septets(text) + ": " + text);
    }
  }

  @Test
  void alertsInAtMostTwoSegmentsWithTheLongestNote() {
    for (Escalation.Reason reason : Escalation.Reason.values()) {
      String alert = alert(PHONE, reason, Optional.of("x".repeat(100)));
      assertTrue(segments(alert) <= 2, septets(alert) + ": " + alert);
    }
  }

  @Test
  void alertsInAtMostTwoSegmentsWithBothNumbersButNoNote() {
    for (Escalation.Reason reason : Escalation.Reason.values()) {
      String alert = alert(new PhoneNumber("+14165550199"), reason, Optional.empty());
      assertTrue(segments(alert) <= 2, septets(alert) + ": " + alert);
    }
  }

  @Test
  void countsAsPeopleDo() {
    assertEquals(
        "Will check on you in 1 minute and not retry, waiting 1 minute for each answer.",
        Texts.willCheck(1, 0, 1));
    assertEquals(
        "Will check on you in 5 minutes and retry once, waiting 10 minutes for each answer.",
        Texts.willCheck(5, 1, 10));
  }

  @Test
  void saysWhoIsMeantAndWhatToDo() {
    String alert = alert(PHONE, Escalation.Reason.MISSED, Optional.of("Bees"));
    for (String part : List.of(NAME, "emergency contact", "missed", "Reach out", "+1416", "Bees")) {
      assertTrue(alert.contains(part), part);
    }
    String bad = alert(PHONE, Escalation.Reason.BAD, Optional.empty());
    assertTrue(bad.contains("told us they are not okay"));
    assertFalse(bad.contains("missed"));
  }

  @Test
  void leavesOutOfNamesWhatNoSegmentHolds() {
    String faces = "\uD83D\uDE00".repeat(30);
    assertTrue(Texts.question(faces + "Ann").startsWith("Hi Ann,"));
  }

  private static String alert(PhoneNumber asked, Escalation.Reason reason, Optional<String> note) {
    User user =
        new User(
            Home.TONY,
            Optional.empty(),
            NAME + "usen",
            NAME,
            Optional.of(email()),
            Optional.of(PHONE),
            "-",
            User.BASIC,
            Set.of(),
            UserStatus.ACTIVE,
            1,
            1,
            NOW,
            NOW,
            Optional.empty());
    return Texts.alert(user, asked, reason, note, Optional.empty());
  }

  private static Email email() {
    return new Email("x@example.com");
  }

  private static int segments(String text) {
    int septets = septets(text);
    return septets <= 160 ? 1 : (septets + 152) / 153;
  }

  private static int septets(String text) {
    return text.codePoints()
        .map(
            c -> {
              assertTrue(BASIC.indexOf(c) >= 0 || EXTENDED.indexOf(c) >= 0, "not GSM-7: " + c);
              return BASIC.indexOf(c) >= 0 ? 1 : 2;
            })
        .sum();
  }
}
