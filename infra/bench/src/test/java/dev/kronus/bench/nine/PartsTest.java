package dev.kronus.bench.nine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The laws of what a morning is made of. */
final class PartsTest {
  @Test
  void theSoonestComesFirstAndNothingIsLost() {
    Agenda agenda = new Agenda();
    Random random = new Random(1);
    List<Long> added = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      long millis = random.nextInt(1_000);
      agenda.add(millis, i % 13, i);
      added.add(millis);
    }
    added.sort(null);
    for (long millis : added) {
      assertEquals(millis, agenda.next());
      assertEquals(millis, Agenda.millis(agenda.take()));
    }
    assertTrue(agenda.isEmpty());
  }

  @Test
  void anEventIsWhatWasAdded() {
    Agenda agenda = new Agenda();
    agenda.add(86_400_000, 12, Agenda.NUMBERS - 1);
    long event = agenda.take();
    assertEquals(86_400_000, Agenda.millis(event));
    assertEquals(12, Agenda.kind(event));
    assertEquals(Agenda.NUMBERS - 1, Agenda.number(event));
  }

  @Test
  void aTapLetsNoMoreThroughThanItsRate() {
    Tap tap = new Tap(100);
    double last = 0;
    for (int i = 0; i < 1_000; i++) {
      double through = tap.take(0, 1);
      assertTrue(through > last);
      last = through;
    }
    assertEquals(10_000, last, 1e-6);
    assertEquals(10_000, tap.queue(0), 1e-6);
    assertEquals(0, tap.queue(10_000), 1e-6);
    assertEquals(20_010, tap.take(20_000, 1), 1e-6);
  }

  @Test
  void aTapThatGrowsDoublesAndStopsAtItsMost() {
    assertEquals(1_000, new Tap(10, 25, 60).take(0, 10), 1e-6);
    assertEquals(60_500, new Tap(10, 25, 60).take(60_000, 10), 1e-6);
    assertEquals(120_400, new Tap(10, 25, 60).take(120_000, 10), 1e-6);
    assertEquals(600_400, new Tap(10, 25, 60).take(600_000, 10), 1e-6);
  }

  @Test
  void aCrewHasNoMoreHandsThanItHasAndServesInTurn() {
    Crew crew = new Crew(2);
    assertTrue(crew.begins(1));
    assertTrue(crew.begins(2));
    assertFalse(crew.begins(3));
    assertFalse(crew.begins(4));
    assertEquals(2, crew.busy());
    assertEquals(3, crew.ends());
    assertEquals(4, crew.ends());
    assertEquals(-1, crew.ends());
    assertEquals(1, crew.busy());
    assertEquals(2, crew.longest());
  }

  @Test
  void aSweepDrivesTheOldestFirstAndSoManyAtMost() {
    Sweeps sweeps = new Sweeps();
    Agenda none = new Agenda();
    for (int i = 0; i < 2_500; i++) {
      sweeps.add(2_500 - i, 1, i);
    }
    Agenda driven = new Agenda();
    sweeps.sweep(driven);
    assertEquals(0, driven.size());
    sweeps.sweep(driven);
    assertEquals(2_000, driven.size());
    assertEquals(120_000, driven.next());
    assertTrue(sweeps.isBefore(none));
    for (int i = 0; i < 2_000; i++) {
      assertTrue(Agenda.number(driven.take()) >= 500);
    }
    sweeps.sweep(driven);
    assertEquals(500, driven.size());
    assertTrue(sweeps.isEmpty());
  }

  @Test
  void everyFigureHasASourceAndADay() {
    for (Figures figures : List.of(Figures.quotas(), Figures.prices())) {
      figures
          .all()
          .values()
          .forEach(
              figure -> {
                assertTrue(figure.value() > 0, figure.name());
                assertFalse(figure.source().isBlank(), figure.name());
                assertTrue(figure.seen().matches("assumed|20[0-9-]{8}"), figure.name());
              });
    }
    Figures quotas = Figures.quotas();
    assertThrows(IllegalArgumentException.class, () -> quotas.of("no such"));
  }
}
