package dev.kronus.liveness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandTest {
  @Test
  void readsPingAndUsageInAnyCase() {
    assertEquals(new Command.Ping(), parse(" pInG\n"));
    assertEquals(new Command.Usage(), parse("USAGE"));
  }

  @Test
  void readsAProbeHoweverItsOptionsAreWritten() {
    assertEquals(new Command.ProbeMe(5, 3, 10), parse("Probe"));
    for (String text :
        List.of(
            "probe in 7 retries 0 wait 20",
            "probe -in=7 -retries=0 -wait=20",
            "PROBE --wait 20 --retries 0 --in 7",
            "probe in = 7 retries = 0 wait = 20")) {
      assertEquals(new Command.ProbeMe(7, 0, 20), parse(text), text);
    }
  }

  @Test
  void explainsACommandThatIsAskedAbout() {
    for (String how : List.of("--help", "-h", "help", "-HELP")) {
      assertEquals(new Command.Explain(Manual.PROBE_HELP), parse("probe " + how));
      assertEquals(new Command.Explain(Manual.PING_HELP), parse("Ping " + how));
      assertEquals(new Command.Explain(Manual.USAGE_HELP), parse("usage " + how));
    }
  }

  @Test
  void correctsACommandThatIsWrong() {
    for (String text : List.of("probe in", "probe in x", "probe 5", "probe in -5", "probe for 5")) {
      assertEquals(new Command.Correct(Manual.PROBE_HELP), parse(text), text);
    }
    for (String text :
        List.of("probe in 0", "probe in 1441", "probe retries 7", "probe wait 121")) {
      assertEquals(new Command.Correct(Manual.PROBE_BOUNDS), parse(text), text);
    }
    assertTrue(!parse("ping me").isPlain());
    assertTrue(!parse("usage of it").isPlain());
  }

  @Test
  void leavesEverythingElseToTheAnswers() {
    for (String text : List.of("", " ", "yes", "help", "pinging", "the probe", "--help", "?")) {
      assertEquals(Optional.empty(), Command.parse(text), text);
    }
  }

  @Test
  void readsOnOffAndResumeOnlyAlone() {
    assertEquals(new Command.On(), parse(" ON! "));
    assertEquals(new Command.Off(), parse("Off."));
    assertEquals(new Command.Resume(), parse("resume"));
    for (String text : List.of("on my way", "off to bed, all good", "resume later", "onward")) {
      assertEquals(Optional.empty(), Command.parse(text), text);
    }
  }

  @Test
  void readsHowLongAPauseIsToLast() {
    for (String text : List.of("pause 3d", "PAUSE 72h", "pause for 3 days", "Pause 3 d")) {
      assertEquals(
          new PauseWish.For(Duration.ofDays(3)), ((Command.Rest) parse(text)).wish(), text);
    }
    assertEquals(new PauseWish.For(Duration.ofDays(14)), ((Command.Rest) parse("pause 2w")).wish());
    assertEquals(
        new PauseWish.UntilDay(LocalDate.of(2026, 12, 24)),
        ((Command.Rest) parse("PAUSE until 2026-12-24")).wish());
    for (String text : List.of("pause", "pause now", "pause 3", "pause until later", "pause -3d")) {
      assertEquals(new Command.Correct(Manual.PAUSE_HELP), parse(text), text);
    }
  }

  @Test
  void explainsACryForHelpThatIsAskedAbout() {
    assertEquals(new Command.Explain(Manual.SOS_HELP), parse("SOS --help"));
    assertEquals(Optional.empty(), Command.parse("sos help"));
  }

  private static Command parse(String text) {
    return Command.parse(text).orElseThrow();
  }
}
