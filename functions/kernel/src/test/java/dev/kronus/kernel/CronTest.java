package dev.kronus.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {
  @Test
  void keepsTheTextWithSingleSpaces() {
    Cron cron = Cron.of("  0  18 * *   wed ");

    assertEquals("0 18 * * wed", cron.text());
    assertEquals(Cron.of("0 18 * * wed"), cron);
    assertEquals(Cron.of("0 18 * * wed").hashCode(), cron.hashCode());
    assertNotEquals(Cron.of("0 18 * * 3"), cron);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "*",
        "0 18 * *",
        "0 18 * * 3 2027",
        "0 0 18 * * 3",
        "@daily",
        "@reboot",
        "0 18 *\t* 3",
        "0\n18 * * 3",
        "0 18\u00A0* * 3"
      })
  void asksForFiveFields(String text) {
    assertEquals(
        List.of("must be a cron expression with 5 fields: minute hour day month weekday"),
        faults(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "60 18 * * 3|minute",
        "-1 18 * * 3|minute",
        "5- 18 * * 3|minute",
        "/15 18 * * 3|minute",
        "5/ 18 * * 3|minute",
        "5* 18 * * 3|minute",
        "** 18 * * 3|minute",
        "*-5 18 * * 3|minute",
        "*/0 18 * * 3|minute",
        "*/60 18 * * 3|minute",
        "*/2/3 18 * * 3|minute",
        "1-2-3 18 * * 3|minute",
        "1--2 18 * * 3|minute",
        "30-10 18 * * 3|minute",
        ", 18 * * 3|minute",
        "0, 18 * * 3|minute",
        "0,,30 18 * * 3|minute",
        "007 18 * * 3|minute",
        "99999999999999 18 * * 3|minute",
        "0.5 18 * * 3|minute",
        "\u0663 18 * * 3|minute",
        "*/\u0663 18 * * 3|minute",
        "+5 18 * * 3|minute",
        "5-10- 18 * * 3|minute",
        "5-10-,30 18 * * 3|minute",
        "5-10/ 18 * * 3|minute",
        "5-10/2/3 18 * * 3|minute",
        "0,/15 18 * * 3|minute",
        "5-SUN 18 * * 3|minute",
        "@daily 18 * * 3|minute",
        "mon 18 * * 3|minute",
        "? 18 * * 3|minute",
        "0 24 * * 3|hour",
        "0 */24 * * 3|hour",
        "0 22-2 * * 3|hour",
        "0 9am * * 3|hour",
        "0 18 0 * 3|day",
        "0 18 32 * *|day",
        "0 18 L * *|day",
        "0 18 15W * *|day",
        "0 18 ? * 3|day",
        "0 18 * 0 3|month",
        "0 18 * 13 3|month",
        "0 18 * january 3|month",
        "0 18 * MON 3|month",
        "0 18 * 1-6/FEB 3|month",
        "0 18 * * 8|weekday",
        "0 18 * * 5-0|weekday",
        "0 18 * * FRI-MON|weekday",
        "0 18 * * MON-|weekday",
        "0 18 * * JAN|weekday",
        "0 18 * * monday|weekday",
        "0 18 * * \u017Fun|weekday",
        "0 18 * * */8|weekday",
        "0 18 * * 1-5/SUN|weekday",
        "0 18 * * SUN-SUN0|weekday",
        "0 18 * * 1#2|weekday",
        "0 18 * * 5L|weekday",
        "0 18 * * ?|weekday"
      })
  void namesTheFieldThatIsWrong(String text, String field) {
    List<String> faults = faults(text);

    assertEquals(1, faults.size(), text + " " + faults);
    assertTrue(faults.getFirst().startsWith("has a wrong " + field + ": "), text + " " + faults);
  }

  @Test
  void namesEveryFieldThatIsWrong() {
    assertEquals(
        List.of(
            "has a wrong minute: it is * or numbers from 0 to 59, such as 5 or 0,30 or 0-30 or"
                + " */15",
            "has a wrong weekday: it is * or numbers from 0 to 7 or names, such as 3 or 1,3 or"
                + " MON-FRI or */2"),
        faults("60 18 * * 8"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"7/2", "07/2", "1,7/2", "0-7/7", "1-7/07", "MON-fri/7,0"})
  void refusesAStepOfTheWeekdayThatMeetsItsSeven(String weekday) {
    assertEquals(
        List.of(
            "has a wrong weekday: a step cannot start at 7, nor be 7 after a range; name the days"
                + " instead, such as SUN or MON,THU"),
        faults("0 18 * * " + weekday));
  }

  @Test
  void readsNamesWhateverTheLanguageOfTheMachine() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr"));
    try {
      assertEquals(List.of(), faults("0 18 * * fri"));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void refusesATextOfMoreThan100Characters() {
    String longest = "0 18 * * 1" + ",1".repeat(45);

    assertEquals(100, longest.length());
    assertEquals(List.of(), faults(longest));
    assertEquals(List.of("must be at most 100 characters"), faults(longest + ",1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 0 30 2 *",
        "0 0 31 4 *",
        "0 0 31 2,4,6,9,11 *",
        "0 0 30-31 feb *",
        "*/20 * 31 9 */1"
      })
  void refusesWhatNeverFires(String text) {
    assertEquals(
        List.of("must name a day that exists: this one never fires within 5 years"), faults(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 0 29 2 *", "0 0 31 2,3 *", "0 0 30 2 1", "0 9 31 4 7", "*/15 * * * *"})
  void takesWhatFiresSeldomOrJustOftenEnough(String text) {
    assertEquals(List.of(), faults(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "* * * * *",
        "*/14 * * * *",
        "0,14 3 1 1 *",
        "*/7 * * * *",
        "4,50 * * * *",
        "4,50 1-2 * * *",
        "0,50 0,23 * * *",
        "0,50 0,23 * * 1,2",
        "0,50 0,23 1,31 * *",
        "0,50 0,23 28 2 3",
        "0,50 0,23 1,29 2,3 *",
        "0,50 0,23 1-31/2 1,2 *",
        "0,50 0,23 * * 0,6"
      })
  void refusesTimesCloserThan15Minutes(String text) {
    assertEquals(List.of("must not fire more often than every 15 minutes"), faults(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0,50 0,23 * * 1",
        "0,50 0,23 * * 1,3,5",
        "0,50 0,23 1 * *",
        "0,50 0,23 1-31/2 2 *",
        "0,50 0,23 29 2 *",
        "5,50 * * * *",
        "4,50 1,3 * * *",
        "0,45 0,23 * * *",
        "5-50/15 * * * *"
      })
  void takesTimesThatOnlyLookClose(String text) {
    assertEquals(List.of(), faults(text));
  }

  @Test
  void doesNotTakeAnUnsoundTextOnTrust() {
    assertThrows(IllegalArgumentException.class, () -> Cron.of("* * * * *"));
  }

  private static List<String> faults(String text) {
    List<String> faults = new ArrayList<>();
    assertEquals(Cron.parse(text, faults::add).isEmpty(), !faults.isEmpty(), text);
    return faults;
  }
}
