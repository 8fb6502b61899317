package dev.kronus.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A time that a day does not have is asked at the first instant after it; one that it has twice,
 * once.
 */
class DaylightSavingTest {

  @ParameterizedTest
  @CsvSource({
    "30 2 * * *, America/Toronto, 2027-03-13T12:00:00Z, 2027-03-14T07:00:00Z",
    "30 2 * * *, Europe/Berlin, 2027-03-27T12:00:00Z, 2027-03-28T01:00:00Z",
    "15 2 * * *, Australia/Lord_Howe, 2027-10-02T12:00:00Z, 2027-10-02T15:30:00Z",
    "30 1 * * *, America/Toronto, 2026-10-31T12:00:00Z, 2026-11-01T05:30:00Z",
    "30 2 * * *, Europe/Berlin, 2026-10-24T12:00:00Z, 2026-10-25T00:30:00Z",
    "45 1 * * *, Australia/Lord_Howe, 2027-04-03T12:00:00Z, 2027-04-03T14:45:00Z",
  })
  void asksOnceAtTheRightInstant(String cron, String zone, String start, String expected) {
    World world = new World(start);
    Person tony = Person.joins(world, "Tony", "+14165550100");
    tony.trusts("Bruce", "+14165550101");
    tony.isAskedAt(cron, zone, 0, 5);
    Instant due = Instant.parse(expected);
    Passing time = new Passing(world);
    time.to(due.minusSeconds(1));
    assertEquals(0, questions(tony));
    // A gap's time has no timer of its own (EventBridge Scheduler skips it): the sweeper has a
    // minute's grace.
    time.to(due.plus(Duration.ofMinutes(2)));
    assertEquals(1, questions(tony));
    tony.texts("y");
    time.pass(Duration.ofHours(20));
    assertEquals(1, questions(tony));
  }

  private static long questions(Person person) {
    List<String> texts = person.phoneShows();
    return texts.stream().filter(text -> text.startsWith("Hi Tony, just")).count();
  }
}
