package dev.kronus.liveness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.doubles.MemorySchedules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tony is user 7, so of the minutes from 0 to 60 the seventh is his. */
class FlexibleTest {
  private static final Instant TODAY = Instant.parse("2026-11-20T18:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HIS = Duration.ofMinutes(7);

  private final Home home = new Home();

  private void flexible(int minutes) {
    home.change(Map.of("flexible_minutes", minutes));
    home.settle();
  }

  private Instant next() {
    return home.settings().nextProbeAt().orElseThrow();
  }

  private String timer() {
    return ((MemorySchedules.Repeating) home.schedules.timers().getFirst()).expression();
  }

  private void at(Instant moment) {
    home.wait(Duration.between(home.clock.instant(), moment)).poke("SETTINGS").settle();
  }

  @Test
  void asksExactlyAtTheTimeUnlessToldOtherwise() {
    home.on();
    assertEquals(0, home.settings().flexibleMinutes());
    assertEquals(TODAY, next());
  }

  @Test
  void asksInAMinuteOfTheirOwnAndHasATimerForIt() {
    home.on();
    flexible(60);
    assertEquals(TODAY.plus(HIS), next());
    assertEquals("cron(7 18 * * ? *)", timer());
    at(TODAY);
    assertEquals(List.of(), home.bodies());
    at(TODAY.plus(HIS));
    assertEquals(1, home.sent.size());
    assertEquals(TODAY.plus(DAY).plus(HIS), next());
  }

  @Test
  void turnsOnWithIt() {
    home.trusts("Bruce", 1);
    home.change(Map.of("active", true, "cron_expression", "0 18 * * *", "flexible_minutes", 3));
    assertEquals(TODAY.plus(Duration.ofMinutes(3)), next());
  }

  @Test
  void doesNotAskTwiceForATimeThatWasAsked() {
    home.asked().text("yes");
    home.settle();
    assertEquals(TODAY.plus(DAY), next());
    flexible(60);
    assertEquals(TODAY.plus(DAY).plus(HIS), next());
  }

  @Test
  void asksAtOnceForATimeThatIsPastWhenItIsNotToBeLateAnyMore() {
    home.on();
    flexible(60);
    Instant between = TODAY.plus(Duration.ofMinutes(3));
    home.wait(Duration.between(home.clock.instant(), between));
    flexible(0);
    assertEquals(TODAY, next());
    at(between.plus(Duration.ofMinutes(1)));
    assertEquals(1, home.sent.size());
    assertEquals(TODAY.plus(DAY), next());
  }

  @Test
  void startsAnewWithAnotherSchedule() {
    home.on();
    flexible(60);
    home.change(Map.of("cron_expression", "0 9 * * *"));
    assertEquals(Instant.parse("2026-11-21T09:07:00Z"), next());
  }

  @Test
  void asksForTheLatestOfThoseMissedAndRecordsTheOthers() {
    home.on();
    flexible(60);
    at(TODAY.plus(DAY.multipliedBy(2)).plus(Duration.ofHours(3)));
    assertEquals(1, home.sent.size());
    String timeline = home.probe(1).timeline().toString();
    assertTrue(timeline.contains("count=2"), timeline);
    assertTrue(timeline.contains("first_due_at=2026-11-20T18:07:00.000Z"), timeline);
    assertTrue(timeline.contains("due_at=2026-11-22T18:07:00.000Z"), timeline);
    assertEquals(TODAY.plus(DAY.multipliedBy(3)).plus(HIS), next());
  }

  @Test
  void foreseesTheMinute() {
    home.on();
    flexible(60);
    assertEquals(
        List.of(TODAY.plus(HIS), TODAY.plus(DAY).plus(HIS)),
        home.checkIns.preview(Home.TONY, 2).stream().map(one -> one.at()).toList());
  }

  @Test
  void goesOnAfterAPauseWithTheFirstMinuteThatIsNotInIt() {
    home.on();
    flexible(60);
    home.checkIns.pause(
        Home.TONY, new PauseWish.UntilInstant(TODAY.plus(Duration.ofMinutes(5))), false);
    assertEquals(TODAY.plus(HIS), next());
    flexible(2);
    assertEquals(TODAY.plus(DAY).plus(Duration.ofMinutes(1)), next());
    assertEquals(Optional.empty(), home.settings().pendingProbe());
  }
}
