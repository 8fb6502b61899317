package dev.kronus.story.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.duties.Message;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.liveness.Sms;
import dev.kronus.platform.Topic;
import dev.kronus.story.Ground;
import dev.kronus.story.Kronus;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Histories that were judged wrongly once, and what has to be noticed in them all the same. */
@ExtendWith(Quiet.class)
class JudgeTest {
  private static final long CONTACT_NOT_IN_SERVICE = 1617;
  private static final long COMMAND_FOUND_LATE = 5642;
  private static final long SILENT_AND_OPEN_ALARM = 1476;
  private static final long SILENT_ONE_OVER_FIRST = 32027;
  private static final long REST_WITHOUT_A_REPLY = 30208;
  private static final long CODE_WITHOUT_A_REPLY = 41346;
  private static final long WELL_BEFORE_ANYBODY_WAS_TOLD = 40480;
  private static final long OPT_OUT_TAKEN_BACK = 32456;
  private static final long STOP_THAT_NOBODY_HEARS = 237;
  private static final Plan CALM =
      new Plan(STOP_THAT_NOBODY_HEARS, -1, 0, 0, Set.of(), Climate.ANY);
  private static final long ANSWER_BEFORE_THE_QUESTION = 106134;
  private static final long SAFE_SAID_AS_AN_ALERT_CAME = 114833;
  private static final long SILENT_ONE_OVER_AFTER_OTHERS = 104849;
  private static final long WORD_KEPT_AND_NOT_TAKEN_IN = 314164;
  private static final long SAME_WORDS_A_MINUTE_BEFORE = 302719;
  private static final long OTHERS_TOLD_BEFORE_THE_REPLY = 103084;
  private static final long CRIED_AND_WELL_AGAIN = 103999;
  private static final long FORCED_DURING_AN_ALARM = 108178;
  private static final long ON_BEFORE_ANYBODY_HEARD = 301168;
  private static final long ANOTHER_ALARM_OF_MORE_ROUNDS = 201396;
  private static final long ALL_CLEAR_AFTER_A_DAY = 221795;
  private static final long WORD_SAID_TWICE = 231154;
  private static final long END_OF_A_REST_WITHOUT_A_REPLY = 442781;
  private static final long SILENT_ONE_OVER_A_DAY_LATER = 410853;
  private static final long OPTED_OUT_AFTER_A_SILENT_ALARM = 333205;
  private static final long REST_THAT_OUTLASTS_A_CHANGE = 2005324;
  private static final long SETTINGS_NOT_TAKEN = 2005653;

  @Test
  void asksNobodyToBeToldInSilenceWhoseNumberIsNotInService() {
    assertEquals(List.of(), violations(CONTACT_NOT_IN_SERVICE, Sabotage.NONE));
  }

  @Test
  void leavesASilentAlarmThatReachesNobodyToAnOperator() {
    assertEquals(
        List.of(),
        violations(CONTACT_NOT_IN_SERVICE, new Unserved(new PhoneNumber("+14165550207"), true)));
  }

  @Test
  void noticesWhenNobodyAtAllHearsOfASilentAlarm() {
    List<Violation> found =
        violations(CONTACT_NOT_IN_SERVICE, new Unserved(new PhoneNumber("+14165550207"), false));
    assertTrue(found.stream().anyMatch(v -> v.what().endsWith("and Bea was not told")), "" + found);
    assertTrue(
        found.stream().anyMatch(v -> v.what().endsWith("and Cleo was not told")), "" + found);
  }

  @Test
  void knowsAQuestionOfTheirOwnByTheReplyToACommandFoundLate() {
    assertEquals(List.of(), violations(COMMAND_FOUND_LATE, Sabotage.NONE));
  }

  @Test
  void allowsASilentAlarmAnAllClearOfItsOwn() {
    assertEquals(List.of(), violations(SILENT_AND_OPEN_ALARM, Sabotage.NONE));
  }

  @Test
  void takesTheAllClearOfASilentAlarmForItsOwn() {
    assertEquals(List.of(), violations(SILENT_ONE_OVER_FIRST, Sabotage.NONE));
  }

  @Test
  void leavesOpenWhetherARestWasTakenInThatNobodyConfirmed() {
    assertEquals(List.of(), violations(REST_WITHOUT_A_REPLY, Sabotage.NONE));
  }

  @Test
  void leavesOpenWhetherTheEndOfARestWasTakenInThatNobodyConfirmed() {
    assertEquals(List.of(), violations(END_OF_A_REST_WITHOUT_A_REPLY, Sabotage.NONE));
  }

  @Test
  void leavesOpenWhetherACodeWasTakenInThatNobodyConfirmed() {
    assertEquals(List.of(), violations(CODE_WITHOUT_A_REPLY, Sabotage.NONE));
  }

  @Test
  void knowsThatARestOutlastsAChangeOfTimes() {
    assertEquals(List.of(), violations(REST_THAT_OUTLASTS_A_CHANGE, Sabotage.NONE));
  }

  @Test
  void leavesOpenWhichSettingsHoldUntilTheyAreAllSetAnew() {
    assertEquals(List.of(), violations(SETTINGS_NOT_TAKEN, Sabotage.NONE));
  }

  @Test
  void asksNobodyToBeToldOfWhoIsWellAgain() {
    assertEquals(List.of(), violations(WELL_BEFORE_ANYBODY_WAS_TOLD, Sabotage.NONE));
  }

  @Test
  void countsWhatCameBeforeTheReplyToACry() {
    assertEquals(List.of(), violations(OTHERS_TOLD_BEFORE_THE_REPLY, Sabotage.NONE));
  }

  @Test
  void asksNobodyToBeToldOfACryOnceTheyAnsweredWell() {
    assertEquals(List.of(), violations(CRIED_AND_WELL_AGAIN, Sabotage.NONE));
  }

  @Test
  void findsThatAForcedAnswerEndsAnOpenAlarmForAllToSee() {
    assertEquals(List.of(), violations(FORCED_DURING_AN_ALARM, Sabotage.NONE));
  }

  @Test
  void knowsAnotherQuestionOnceTheySwitchedOnAgain() {
    assertEquals(List.of(), violations(ON_BEFORE_ANYBODY_HEARD, Sabotage.NONE));
  }

  @Test
  void countsTheRoundsOfEachAlarmByItsOwnSettings() {
    assertEquals(List.of(), violations(ANOTHER_ALARM_OF_MORE_ROUNDS, Sabotage.NONE));
  }

  @Test
  void allowsTheLateAllClearOfYesterdaysAlarmBesideTodays() {
    assertEquals(List.of(), violations(ALL_CLEAR_AFTER_A_DAY, Sabotage.NONE));
  }

  @Test
  void asksNobodyToBeToldAgainOfASilentAlarmThatIsUnderWay() {
    assertEquals(List.of(), violations(WORD_SAID_TWICE, Sabotage.NONE));
  }

  @Test
  void allowsTheAllClearOfASilentAlarmADayAfterItWasToldOf() {
    assertEquals(List.of(), violations(SILENT_ONE_OVER_A_DAY_LATER, Sabotage.NONE));
  }

  @Test
  void knowsAnAlarmOfAnOptOutFromTheSilentOneBeforeIt() {
    assertEquals(List.of(), violations(OPTED_OUT_AFTER_A_SILENT_ALARM, Sabotage.NONE));
  }

  @Test
  void findsThatNobodyIsSwitchedOffForAnOldOptOut() {
    assertEquals(List.of(), violations(OPT_OUT_TAKEN_BACK, Sabotage.NONE));
  }

  @Test
  void asksNobodyToBeAskedWhosePhoneTakesNoTextsOnceOthersKnow() {
    assertEquals(List.of(), Judge.of(History.play(CALM, new DeafToStop())).violations);
  }

  @Test
  void noticesWhenNobodyHearsWhyNobodyIsAsked() {
    Sabotage hush =
        new DeafToStop() {
          @Override
          Ground under(Ground ground) {
            return new Hush(Says.OPTED_OUT).under(ground);
          }
        };
    List<Violation> found = Judge.of(History.play(CALM, hush)).violations;
    assertTrue(found.stream().anyMatch(v -> v.promise().equals("P1")), "" + found);
  }

  @Test
  void leavesOpenWhetherAnAnswerCameBeforeItsQuestion() {
    assertEquals(List.of(), violations(ANSWER_BEFORE_THE_QUESTION, Sabotage.NONE));
  }

  @Test
  void takesTheThanksForSafeAsItsSendersAllClear() {
    assertEquals(List.of(), violations(SAFE_SAID_AS_AN_ALERT_CAME, Sabotage.NONE));
  }

  @Test
  void noticesWhenWhoeverDidNotSaySafeHearsNoAllClear() {
    List<Violation> found = violations(SAFE_SAID_AS_AN_ALERT_CAME, new Hush(Says.CLEAR));
    assertTrue(found.stream().anyMatch(v -> v.promise().equals("P3")), "" + found);
  }

  @Test
  void findsThatNoWordOfAMessageIsForgottenForAnEarlierOne() {
    assertEquals(List.of(), violations(WORD_KEPT_AND_NOT_TAKEN_IN, Sabotage.NONE));
  }

  @Test
  void findsThatNoMessageIsTakenForAnEarlierOneWithItsWords() {
    assertEquals(List.of(), violations(SAME_WORDS_A_MINUTE_BEFORE, Sabotage.NONE));
  }

  @Test
  void countsTheAllClearsOfEarlierAlarmsApart() {
    assertEquals(List.of(), violations(SILENT_ONE_OVER_AFTER_OTHERS, Sabotage.NONE));
  }

  private static List<Violation> violations(long seed, Sabotage sabotage) {
    return Judge.of(History.play(Plan.of(seed), sabotage)).violations;
  }

  /** One more number takes no silent alerts, and perhaps no operator hears of silent alarms. */
  private static final class Unserved extends Sabotage {
    private final PhoneNumber phone;
    private final boolean operator;

    Unserved(PhoneNumber phone, boolean operator) {
      this.phone = phone;
      this.operator = operator;
    }

    @Override
    Ground under(Ground ground) {
      Muffled refusing =
          new Muffled(ground.messenger()) {
            @Override
            public Outcome send(Message message) {
              return message.to().equals(phone) && Says.of(message.body()) == Says.SILENT
                  ? new Rejected("21211")
                  : super.send(message);
            }
          };
      Topic topic =
          (subject, text) -> {
            if (operator || !subject.contains("silent")) {
              ground.topic().publish(subject, text);
            }
          };
      return ground.with(refusing).with(topic);
    }
  }

  /** That a phone wants no more texts is known to the provider alone. */
  private static class DeafToStop extends Sabotage {
    @Override
    Optional<String> receive(Kronus kronus, Sms sms) {
      if (sms.body().equals(Moods.STOP)) {
        throw new Crash();
      }
      return super.receive(kronus, sms);
    }
  }

  /** Nothing of this kind goes out. */
  private static final class Hush extends Sabotage {
    private final Says kind;

    Hush(Says kind) {
      this.kind = kind;
    }

    @Override
    Ground under(Ground ground) {
      return ground.with(Muffled.about(ground.messenger(), kind));
    }
  }
}
