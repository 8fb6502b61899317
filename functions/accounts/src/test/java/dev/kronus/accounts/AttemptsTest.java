package dev.kronus.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.doubles.Meanwhile;
import dev.kronus.kernel.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class AttemptsTest {
  private static final String TONY = "tony@example.com";
  private static final String HERE = "203.0.113.7";
  private static final String THERE = "198.51.100.9";

  private final TestStack stack = new TestStack();

  @Test
  void refusesTheSixthFailureForAnAddress() {
    count(5, TONY, HERE);
    Refusal.TooMany refusal =
        assertThrows(Refusal.TooMany.class, () -> stack.attempts.count(TONY, HERE));
    assertEquals(Duration.ofMinutes(15), refusal.retryAfter());
  }

  @Test
  void locksNobodyOutWhoIsElsewhere() {
    count(5, TONY, HERE);
    count(1, TONY, THERE);
    count(1, "bruce@example.com", HERE);
  }

  @Test
  void refusesTheTwentyFirstFailureFromAPlace() {
    for (int i = 0; i < 20; i++) {
      count(1, "somebody" + i + "@example.com", HERE);
    }
    String next = "next@example.com";
    assertThrows(Refusal.TooMany.class, () -> stack.attempts.count(next, HERE));
    count(1, next, THERE);
  }

  @Test
  void aPlaceWaitsTheLongerTheMoreAnAddressHasFailed() {
    for (int i = 0; i < 8; i++) {
      count(1, TONY, "198.51.100." + i);
    }
    assertEquals(Duration.ofSeconds(8), wait("198.51.100.0"));
    stack.clock.advance(Duration.ofSeconds(8).minusMillis(1));
    assertEquals(Duration.ofMillis(1), wait("198.51.100.0"));
    stack.clock.advance(Duration.ofMillis(1));
    count(1, TONY, "198.51.100.0");
    assertEquals(Duration.ofSeconds(16), wait("198.51.100.0"));
  }

  @Test
  void theFirstTryFromAPlaceNeverWaitsForWhatOthersDid() {
    for (int i = 0; i < 200; i++) {
      count(1, TONY, "198.51." + i + ".1");
    }
    count(1, TONY, HERE);
    assertEquals(Duration.ofMinutes(15), wait(HERE));
    stack.attempts.giveBack(stack.attempts.count(TONY, THERE));
    stack.attempts.giveBack(stack.attempts.count(TONY, THERE));
  }

  @Test
  void ofTwoAtOnceFromAPlaceThatMustWaitOneIsRefused() {
    for (int i = 0; i < 12; i++) {
      count(1, TONY, "198.51." + i + ".1");
    }
    count(1, TONY, HERE);
    stack.clock.advance(Duration.ofMinutes(5));
    Meanwhile table = new Meanwhile(stack.table);
    table.happens(() -> count(1, TONY, HERE));
    Attempts attempts = new Attempts(table, stack.clock);
    assertThrows(Refusal.TooMany.class, () -> attempts.count(TONY, HERE));
  }

  private Duration wait(String ip) {
    return assertThrows(Refusal.TooMany.class, () -> stack.attempts.count(TONY, ip)).retryAfter();
  }

  @Test
  void takesAnIpv6NetworkForOnePlace() {
    for (int i = 0; i < 5; i++) {
      count(1, TONY, "2001:db8:1:2::" + i);
    }
    assertThrows(Refusal.TooMany.class, () -> stack.attempts.count(TONY, "2001:db8:1:2:ffff::1"));
    count(1, TONY, "2001:db8:1:3::1");
  }

  @Test
  void beginsAgainAfterAQuarterOfAnHour() {
    count(5, TONY, HERE);
    stack.clock.advance(Duration.ofMinutes(15).minusMillis(1));
    Refusal.TooMany refusal =
        assertThrows(Refusal.TooMany.class, () -> stack.attempts.count(TONY, HERE));
    assertEquals(Duration.ofMillis(1), refusal.retryAfter());
    stack.clock.advance(Duration.ofMillis(1));
    count(5, TONY, HERE);
    assertThrows(Refusal.TooMany.class, () -> stack.attempts.count(TONY, HERE));
  }

  @Test
  void aSuccessDoesNotCount() {
    for (int i = 0; i < 50; i++) {
      stack.attempts.giveBack(stack.attempts.count(TONY, HERE));
    }
    count(5, TONY, HERE);
    assertThrows(Refusal.TooMany.class, () -> stack.attempts.count(TONY, HERE));
  }

  @Test
  void aSuccessGivesBackNothingOfALaterWindow() {
    Attempts.Counted early = stack.attempts.count(TONY, HERE);
    stack.clock.advance(Duration.ofMinutes(15));
    count(5, TONY, HERE);
    stack.attempts.giveBack(early);
    assertThrows(Refusal.TooMany.class, () -> stack.attempts.count(TONY, HERE));
  }

  @Test
  void manyAtOnceGetNoMoreThanTheLimit() throws Exception {
    List<Callable<Boolean>> tries = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      tries.add(this::isCounted);
    }
    int counted = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> outcome : threads.invokeAll(tries)) {
        counted += outcome.get() ? 1 : 0;
      }
    }
    assertEquals(5, counted);
  }

  @Test
  void forgetsByItself() {
    count(1, TONY, HERE);
    long end = stack.clock.instant().plus(Duration.ofMinutes(15)).getEpochSecond();
    assertTrue(stack.table.rows().stream().allMatch(row -> row.item().number("expires_at") == end));
  }

  private boolean isCounted() {
    try {
      stack.attempts.count(TONY, HERE);
      return true;
    } catch (Refusal.TooMany refused) {
      return false;
    }
  }

  private void count(int times, String username, String ip) {
    for (int i = 0; i < times; i++) {
      stack.attempts.count(username, ip);
    }
  }
}
