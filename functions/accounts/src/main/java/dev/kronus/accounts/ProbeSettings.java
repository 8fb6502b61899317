package dev.kronus.accounts;

import dev.kronus.kernel.Cron;
import dev.kronus.kernel.ProbeId;
import dev.kronus.kernel.Timetable;
import dev.kronus.kernel.Uid;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When and how somebody wants to be asked, and where their asking stands. It lives beside the
 * profile from the user's first to last moment, and everything that must agree about a user
 * (probes, contacts, deletion) meets on this one item.
 *
 * @param flexibleMinutes within so many minutes after each time they are asked, always as late
 * @param pace how an escalation goes on
 * @param nextProbeAt when the next probe is due; absent when off
 * @param revision one more at each change of the schedule
 * @param contacts how many contacts there are
 * @param emergencyContacts how many of them are emergency contacts
 * @param lastContactId the contact id last given out; 0 before the first
 * @param lastProbeId the probe id last given out; 0 before the first
 * @param pendingProbe the probe that waits for an answer
 * @param openEscalation sort key of an escalation that is not over
 * @param pause that nobody is asked for a while; it may be over
 * @param unreachableAt since when their phone takes our texts no longer
 */
public record ProbeSettings(
    Uid uid,
    boolean active,
    String cronExpression,
    ZoneId timeZone,
    int maxRetries,
    int waitTimeInMinutes,
    int flexibleMinutes,
    EscalationPace pace,
    Optional<String> emergencyNote,
    Optional<Instant> nextProbeAt,
    long revision,
    int contacts,
    int emergencyContacts,
    long lastContactId,
    long lastProbeId,
    Optional<ProbeId> pendingProbe,
    Optional<String> openEscalation,
    Optional<Pause> pause,
    Optional<Instant> unreachableAt,
    Instant createdAt,
    Instant updatedAt) {

  /** Wednesdays at six in the evening. */
  public static final String DEFAULT_CRON = "0 18 * * 3";

  public static final int DEFAULT_RETRIES = 3;
  public static final int DEFAULT_WAIT_MINUTES = 60;

  /** Those of a new user: off, with the usual values. */
  public static ProbeSettings fresh(Uid uid, ZoneId zone, Instant now) {
    return new ProbeSettings(
        uid,
        false,
        DEFAULT_CRON,
        zone,
        DEFAULT_RETRIES,
        DEFAULT_WAIT_MINUTES,
        0,
        EscalationPace.USUAL,
        Optional.empty(),
        Optional.empty(),
        1,
        0,
        0,
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        now,
        now);
  }

  /** When they are asked: who comes after whom spreads evenly over the minutes they allow. */
  public Timetable timetable() {
    return timetable(Cron.of(cronExpression), timeZone, flexibleMinutes);
  }

  /** The same with other settings. */
  public Timetable timetable(Cron cron, ZoneId zone, int flexible) {
    return new Timetable(cron, zone, (int) (uid.value() % (flexible + 1)));
  }

  /** Whether their phone opted out of our texts, so that they cannot be asked. */
  public boolean isUnreachable() {
    return unreachableAt.isPresent();
  }

  /** The moment after which the schedule's next time is the next to ask at. */
  public Instant asksAfter(Instant now) {
    return pause.filter(p -> p.covers(now)).map(p -> p.until().minusMillis(1)).orElse(now);
  }
}
