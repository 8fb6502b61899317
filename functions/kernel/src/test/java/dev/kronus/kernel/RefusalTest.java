package dev.kronus.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalTest {
  @Test
  void givesEveryReason() {
    Refusal refusal = new Refusal.Invalid(List.of("a is required.", "b is required."));

    assertEquals(List.of("a is required.", "b is required."), refusal.reasons());
    assertEquals("a is required. b is required.", refusal.getMessage());
  }

  @Test
  void hasAReason() {
    assertThrows(IllegalArgumentException.class, () -> new Refusal.Invalid(List.of()));
    assertThrows(IllegalArgumentException.class, () -> new Refusal.Conflict(List.of()));
  }

  /** It is an answer, not a failure: nobody reads where it came from. */
  @Test
  void carriesNoStackTrace() {
    assertEquals(0, new Refusal.Missing("There is nothing here.").getStackTrace().length);
  }

  @Test
  void saysWhenToComeBack() {
    Refusal.TooMany refusal = new Refusal.TooMany("Too often.", Duration.ofMinutes(15));

    assertEquals(Duration.ofMinutes(15), refusal.retryAfter());
    assertEquals(List.of("Too often."), refusal.reasons());
  }

  @Test
  void isOneOfTheseKinds() {
    List<Refusal> kinds =
        List.of(
            new Refusal.Invalid("x"),
            new Refusal.Unauthenticated("x"),
            new Refusal.Forbidden("x"),
            new Refusal.Missing("x"),
            new Refusal.Conflict("x"),
            new Refusal.TooLarge("x"),
            new Refusal.UnsupportedMedia("x"),
            new Refusal.TooMany("x", Duration.ZERO),
            new Refusal.Unavailable("x"));

    assertEquals(Refusal.class.getPermittedSubclasses().length, kinds.size());
    kinds.forEach(kind -> assertEquals(List.of("x"), kind.reasons()));
  }
}
