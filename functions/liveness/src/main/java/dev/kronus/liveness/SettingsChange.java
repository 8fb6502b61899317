package dev.kronus.liveness;

import dev.kronus.accounts.EscalationPace;
import dev.kronus.kernel.Cron;
import dev.kronus.kernel.Fields;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be different about somebody's probe settings; what is empty stays.
 *
 * @param emergencyNote the empty text when the note is to go
 * @param duressWord the empty text when there is to be none
 */
public record SettingsChange(
    Optional<Boolean> active,
    Optional<Cron> cron,
    Optional<ZoneId> zone,
    Optional<Integer> maxRetries,
    Optional<Integer> waitTimeInMinutes,
    Optional<Integer> flexibleMinutes,
    Optional<Integer> escalationWaitInMinutes,
    Optional<Integer> escalationRounds,
    Optional<Integer> acceptanceMinutes,
    Optional<String> emergencyNote,
    Optional<String> duressWord) {
  private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

  /** Without a word about duress or about how exactly to be asked. */
  public SettingsChange(
      Optional<Boolean> active,
      Optional<Cron> cron,
      Optional<ZoneId> zone,
      Optional<Integer> maxRetries,
      Optional<Integer> waitTimeInMinutes,
      Optional<Integer> escalationWaitInMinutes,
      Optional<Integer> escalationRounds,
      Optional<Integer> acceptanceMinutes,
      Optional<String> emergencyNote) {
    this(
        active,
        cron,
        zone,
        maxRetries,
        waitTimeInMinutes,
        Optional.empty(),
        escalationWaitInMinutes,
        escalationRounds,
        acceptanceMinutes,
        emergencyNote,
        Optional.empty());
  }

  /** On or off, and nothing else. */
  static SettingsChange switched(boolean on) {
    Optional<Integer> same = Optional.empty();
    return new SettingsChange(
        Optional.of(on),
        Optional.empty(),
        Optional.empty(),
        same,
        same,
        same,
        same,
        same,
        Optional.empty());
  }

  /** Whether it outlives a program that may go astray: being asked no more, and the duress word. */
  public boolean needsAPerson() {
    return active.filter(on -> !on).isPresent() || duressWord.isPresent();
  }

  /** Reads a request's fields; the reader checks them all. */
  public static SettingsChange from(Fields fields) {
    return new SettingsChange(
        fields.optionalFlag("active"),
        fields.optionalCron("cron_expression"),
        fields.parsed(
            "time_zone",
            SettingsChange::zone,
            "must be an IANA time zone, such as America/Toronto"),
        fields.optionalInteger("max_retries", 0, 6),
        fields.optionalInteger("wait_time_in_minutes", 5, 120),
        fields.optionalInteger("flexible_minutes", 0, 60),
        fields.optionalInteger("escalation_wait_in_minutes", 5, 120),
        fields.optionalInteger("escalation_rounds", 1, 5),
        fields.optionalInteger("acceptance_minutes", 15, 240),
        fields.optionalNullableText("emergency_note", 1, 100),
        fields.optionalNullableText("duress_word", 3, 30));
  }

  private static Optional<ZoneId> zone(String id) {
    try {
      return ZONES.contains(id) && (id.contains("/") || id.equals("UTC"))
          ? Optional.of(ZoneId.of(id))
          : Optional.empty();
    } catch (DateTimeException unknown) {
      return Optional.empty();
    }
  }

  /** How an escalation is to go on. */
  EscalationPace pace(EscalationPace before) {
    return new EscalationPace(
        escalationWaitInMinutes.orElse(before.waitInMinutes()),
        escalationRounds.orElse(before.rounds()),
        acceptanceMinutes.orElse(before.acceptanceMinutes()));
  }
}
