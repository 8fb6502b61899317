package dev.kronus.bench.nine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.bench.nine.Refusals.By;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What must hold of any morning, whatever its figures come to. */
final class MorningTest {
  private static final int TOWN = 20_000;
  private static final int ALARMS = 200;
  private static final double MINUTE = 60;

  /** A short code. */
  private static final double RATE = 100;

  /** Units of the table, and milliseconds, as an answered probe has them. */
  private static final Load LOAD = new Load(24, 24, 12, 40, 40, new OwnTime(3, "a bound"));

  private final Figures quotas = Figures.quotas();
  private final double wide = quotas.of("dynamodb.table");

  @Test
  void nobodyIsLostOnTheWay() {
    for (Scenario each : new Scenario[] {plain(), spread(), best(), best().warm(4_000), slow()}) {
      Morning morning = played(each, TOWN * 3);
      long asked = Arrays.stream(morning.crowd.lateness()).count();
      assertEquals(TOWN * 3, asked + morning.tally.unreachable, each.name());
      assertEquals(ALARMS * Crowd.TOLD, morning.crowd.alarmDelays().length, each.name());
    }
  }

  @Test
  void nobodyIsLostWhereTheProviderSaysNo() {
    Morning morning = played(plain(), TOWN * 5);
    assertTrue(morning.refusals.of(By.TWILIO_API) > 0);
    assertEquals(TOWN * 5, morning.crowd.lateness().length + morning.tally.unreachable);
  }

  @Test
  void whatWasTakenIsWhatLeftOrGrewTooOld() {
    Morning kept = played(best(), TOWN);
    assertEquals(TOWN + ALARMS * Crowd.TOLD, kept.tally.taken);
    assertEquals(0, kept.tally.unreachable);
    Morning lost = played(slow(), TOWN * 5);
    assertTrue(lost.tally.unreachable > 0);
    assertTrue(lost.tally.taken > TOWN * 5 + ALARMS * Crowd.TOLD);
  }

  @Test
  void nothingLeavesFasterThanItsSenderSends() {
    double[] late = played(plain(), TOWN).crowd.lateness();
    double least = TOWN / RATE - quotas.of("scheduler.precision");
    assertTrue(late[late.length - 1] >= least - 1, "last after " + late[late.length - 1]);
    assertTrue(late[0] >= 0, "before its time: " + late[0]);
  }

  @Test
  void theSenderIsWhatHoldsAWarmTableUp() {
    Morning morning = played(spread().flexible(0), TOWN * 5);
    assertTrue(morning.refusals.of(By.TWILIO_QUEUE) > 0);
    assertEquals(0, morning.refusals.of(By.TABLE));
  }

  @Test
  void aNewTableThrottlesAtItsQuota() {
    Morning morning = played(best().warm(quotas.of("dynamodb.writes")).flexible(0), TOWN);
    assertTrue(morning.refusals.of(By.TABLE) > 0);
    double seconds = morning.tally.ended / 1000.0;
    assertTrue(morning.tally.writes <= (seconds + 1) * quotas.of("dynamodb.table"));
    assertEquals(0, played(best(), TOWN).refusals.of(By.TABLE));
  }

  @Test
  void twiceTheSendersAreNeverLater() {
    double before = last(played(plain(), TOWN));
    for (int more = 2; more <= 8; more *= 2) {
      double after = last(played(sender(plain(), more * RATE), TOWN));
      assertTrue(after <= before, "%d x: %.0f s, before %.0f s".formatted(more, after, before));
      before = after;
    }
  }

  @Test
  void alarmsDoNotWaitBehindQuestionsHoweverManyThereAre() {
    assertTrue(last(played(best().flexible(0), TOWN).crowd.alarmDelays()) < 10);
    assertTrue(last(played(best().flexible(0), TOWN * 5).crowd.alarmDelays()) < 10);
  }

  @Test
  void alarmsWithASenderOfTheirOwnWaitForNobodyAtTheProvider() {
    int city = TOWN * 20;
    assertTrue(last(played(spread().alarmsBy(3), city).crowd.alarmDelays()) < 10);
    assertTrue(last(played(spread(), city).crowd.alarmDelays()) > MINUTE);
  }

  @Test
  void withoutASenderOrAFunctionOfTheirOwnTheyDo() {
    assertTrue(last(played(plain(), TOWN).crowd.alarmDelays()) > MINUTE);
    Scenario shared = plain().alarmsBy(3).bounded(24);
    assertTrue(last(played(shared, TOWN).crowd.alarmDelays()) > MINUTE);
  }

  @Test
  void boundedSendersTakeNobodysTime() {
    assertEquals(0, played(best().flexible(0), TOWN * 5).tally.hurried);
    assertTrue(played(plain(), TOWN * 5).tally.hurried > 0);
  }

  @Test
  void isTheSameEveryTime() {
    Morning one = played(spread(), TOWN);
    Morning two = played(spread(), TOWN);
    assertTrue(Arrays.equals(one.crowd.sent, two.crowd.sent));
    assertEquals(one.tally.events, two.tally.events);
  }

  private Scenario plain() {
    return new Scenario("by a short code", 0, wide, RATE, 0, false, 0);
  }

  /** So few a second that most questions grow too old. */
  private Scenario slow() {
    return new Scenario("by a long code", 0, wide, 1, 0, false, 0);
  }

  private Scenario spread() {
    return plain().named("over an hour").flexible(60);
  }

  private Scenario best() {
    return spread().named("all of it").alarmsBy(3).bounded(24).apart();
  }

  private static Scenario sender(Scenario of, double rate) {
    return new Scenario(
        of.name(),
        of.flexibleMinutes(),
        of.writes(),
        rate,
        of.alarmRate(),
        of.ownFunction(),
        of.senders());
  }

  private Morning played(Scenario scenario, int people) {
    double precision = quotas.of("scheduler.precision");
    Crowd crowd = new Crowd(people, scenario.flexibleMinutes(), precision, ALARMS, 10, 9);
    return new Morning(scenario, crowd, LOAD, quotas).run();
  }

  private static double last(Morning morning) {
    return last(morning.crowd.lateness());
  }

  private static double last(double[] sorted) {
    return sorted[sorted.length - 1];
  }
}
