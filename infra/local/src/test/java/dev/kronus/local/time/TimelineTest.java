package dev.kronus.local.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
  private Instant real = NOON;
  private final MovableClock clock = new MovableClock(() -> real, Duration.ZERO);
  private final InFlight inFlight = new InFlight();
  private final Timeline timeline = new Timeline(clock, inFlight);
  private final List<String> log = new CopyOnWriteArrayList<>();

  /** Things that are due at fixed times. */
  private final class Fixed implements Due.Source {
    private final List<Due> due = new ArrayList<>();

    void add(Instant at, String what, Runnable then) {
      due.add(
          new Due(
              at,
              what,
              () -> {
                due.removeIf(one -> one.what().equals(what));
                log.add(what + " at " + Duration.between(NOON, clock.instant()));
                then.run();
              }));
    }

    @Override
    public Optional<Due> next() {
      return due.stream().min(java.util.Comparator.comparing(Due::at));
    }
  }

  @Test
  void jumpsFromOneThingToTheNextInOrder() throws InterruptedException {
    Fixed source = new Fixed();
    timeline.add(source);
    source.add(NOON.plusSeconds(60), "second", () -> {});
    source.add(NOON.plusSeconds(30), "first", () -> {});
    source.add(NOON.plusSeconds(61), "beyond", () -> {});

    assertEquals(List.of("first", "second"), timeline.moveTo(NOON.plusSeconds(60)));
    assertEquals(List.of("first at PT30S", "second at PT1M"), log);
    assertEquals(NOON.plusSeconds(60), clock.instant());
  }

  @Test
  void firesWhatAThingMakesDueOnTheWay() throws InterruptedException {
    Fixed source = new Fixed();
    timeline.add(source);
    source.add(
        NOON.plusSeconds(10), "a", () -> source.add(NOON.plusSeconds(20), "its child", () -> {}));
    source.add(NOON.plusSeconds(30), "b", () -> {});

    assertEquals(List.of("a", "its child", "b"), timeline.moveTo(NOON.plusSeconds(60)));
  }

  @Test
  void waitsForWhatAThingHasStarted() throws InterruptedException {
    Fixed source = new Fixed();
    timeline.add(source);
    source.add(NOON.plusSeconds(10), "slow", () -> startSlowWork(source));

    assertEquals(List.of("slow", "made by it"), timeline.moveTo(NOON.plusSeconds(60)));
    assertEquals(List.of("slow at PT10S", "slow work done at PT10S", "made by it at PT20S"), log);
  }

  private void startSlowWork(Fixed source) {
    inFlight.begin();
    Thread.startVirtualThread(
        () -> {
          try {
            Thread.sleep(100);
            log.add("slow work done at " + Duration.between(NOON, clock.instant()));
            source.add(NOON.plusSeconds(20), "made by it", () -> {});
          } catch (InterruptedException cut) {
            Thread.currentThread().interrupt();
          } finally {
            inFlight.end();
          }
        });
  }

  @Test
  void earlierSourcesGoFirstAtTheSameInstant() throws InterruptedException {
    Fixed first = new Fixed();
    Fixed second = new Fixed();
    timeline.add(first);
    timeline.add(second);
    second.add(NOON.plusSeconds(10), "second", () -> {});
    first.add(NOON.plusSeconds(10), "first", () -> {});

    assertEquals(List.of("first", "second"), timeline.moveTo(NOON.plusSeconds(60)));
  }

  @Test
  void neverGoesBackwards() throws InterruptedException {
    timeline.moveTo(NOON.plusSeconds(100));
    timeline.moveTo(NOON.plusSeconds(50));

    assertEquals(NOON.plusSeconds(100), clock.instant());
  }

  @Test
  void firesByItselfAsRealTimePasses() {
    Fixed source = new Fixed();
    timeline.add(source);
    source.add(NOON.plusSeconds(10), "later", () -> {});

    timeline.tick();
    assertEquals(List.of(), log);
    real = NOON.plusSeconds(11);
    timeline.tick();
    assertEquals(List.of("later at PT11S"), log);
  }

  @Test
  void leapsOverWhatIsDue() throws InterruptedException {
    Fixed source = new Fixed();
    timeline.add(source);
    source.add(NOON.plusSeconds(10), "missed", () -> {});

    timeline.leap(NOON.plusSeconds(60), source.due::clear);
    assertEquals(List.of(), timeline.moveTo(NOON.plusSeconds(120)));
    assertTrue(log.isEmpty());
  }
}
