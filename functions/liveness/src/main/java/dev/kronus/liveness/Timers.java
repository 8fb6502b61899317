package dev.kronus.liveness;

import dev.kronus.accounts.ProbeSettings;
import dev.kronus.accounts.ProbeSettingsItems;
import dev.kronus.duties.Jobs;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Schedules;
import dev.kronus.platform.Table;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Brings a user's timers in line with their settings as they are now, not as they were when it was
 * asked for; so it does not matter in which order, or how often, it happens.
 */
public final class Timers {
  /** The function that does this. */
  static final String DRIVER = ProbeSettingsItems.SYNC_DRIVER;

  /** A cron expression needs two timers where either day field suffices. */
  private static final List<String> SUFFIXES = List.of("a", "b");

  private static final String ASKED_FOR = "asked-for";

  private final Table table;
  private final Jobs jobs;
  private final Schedules schedules;

  public Timers(Table table, Schedules schedules, InstantSource clock) {
    this.table = table;
    this.jobs = new Jobs(table, clock);
    this.schedules = schedules;
  }

  /** The timer of a probe that was asked for by text. */
  static String askedFor(Uid uid) {
    return Schedules.prefix(uid) + ASKED_FOR;
  }

  /** All the timers a user can have but those of deadlines, which fire once and are gone. */
  static List<String> names(Uid uid) {
    return Stream.concat(SUFFIXES.stream(), Stream.of(ASKED_FOR))
        .map(suffix -> Schedules.prefix(uid) + suffix)
        .toList();
  }

  public void poked(Poke poke) {
    jobs.perform(poke, job -> sync(job.uid()));
  }

  private void sync(Uid uid) {
    Optional<ProbeSettings> wanted;
    Optional<ProbeSettings> found = ProbeSettingsItems.find(table, uid);
    do {
      wanted = found;
      set(uid, wanted.filter(ProbeSettings::active));
      found = ProbeSettingsItems.find(table, uid);
    } while (revision(found) != revision(wanted));
  }

  private void set(Uid uid, Optional<ProbeSettings> active) {
    List<String> expressions = active.map(s -> s.timetable().eventBridge()).orElse(List.of());
    for (int i = 0; i < SUFFIXES.size(); i++) {
      String name = Schedules.prefix(uid) + SUFFIXES.get(i);
      if (i < expressions.size()) {
        schedules.repeat(
            name,
            expressions.get(i),
            active.orElseThrow().timeZone(),
            new Poke(uid, ProbeSettingsItems.SETTINGS));
      } else {
        schedules.delete(name);
      }
    }
  }

  private static long revision(Optional<ProbeSettings> settings) {
    return settings.map(ProbeSettings::revision).orElse(0L);
  }
}
