package dev.kronus.liveness;

import dev.kronus.accounts.ProbeSettings;
import dev.kronus.accounts.User;
import dev.kronus.kernel.Ids;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.ProbeId;
import dev.kronus.kernel.Uid;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One time that somebody is asked whether they are all right, from the question to how it ended. It
 * keeps the number, the name and the settings it was asked with, so that changing those changes
 * nothing about it.
 *
 * @param origin why it was asked
 * @param attempt which question is out, from 0; one more for each follow-up
 * @param deadlineAt when the answer to that question is due; absent until the provider has accepted
 *     it
 * @param dueAt when to look at it next; absent once it has ended
 * @param lastResponse what was answered last, as written
 * @param emergencyProbes the contacts who were told, in order, each as its timeline shows it
 * @param timeline what happened to it, oldest first, each with {@code at} and {@code event}
 */
public record Probe(
    Uid uid,
    ProbeId id,
    Origin origin,
    Status status,
    PhoneNumber phoneNumber,
    String firstName,
    int maxRetries,
    int waitTimeInMinutes,
    int attempt,
    boolean clarified,
    Optional<Instant> deadlineAt,
    Optional<Instant> dueAt,
    Optional<String> lastResponse,
    List<Object> emergencyProbes,
    List<Object> timeline,
    Instant createdAt,
    Instant updatedAt) {

  /**
   * After the last deadline an answer that is on its way still has this long (promises.md: a minute
   * late).
   */
  static final Duration GRACE = Duration.ofMinutes(1);

  /** How a probe stands. {@code PENDING} becomes one of the others, once, and nothing else ever. */
  public enum Status {
    PENDING,
    GOOD,
    BAD,
    CANCELLED,
    UNAVAILABLE;

    /** Its name in the API and in keys. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Status> parse(String word) {
      for (Status status : values()) {
        if (status.word().equals(word)) {
          return Optional.of(status);
        }
      }
      return Optional.empty();
    }

    /** Whether somebody has to be told. */
    boolean isAlarming() {
      return this == BAD || this == UNAVAILABLE;
    }
  }

  /** Why somebody is asked. */
  public enum Origin {
    SCHEDULE,
    COMMAND,
    /** They were not: they called for help. */
    SOS
  }

  /** Not a question but a cry for help: it has ended before it began. */
  static Probe sos(ProbeSettings settings, User user, String words, Instant now) {
    return new Probe(
        settings.uid(),
        new ProbeId(settings.lastProbeId() + 1),
        Origin.SOS,
        Status.BAD,
        user.number(),
        user.firstName(),
        settings.maxRetries(),
        settings.waitTimeInMinutes(),
        0,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.of(words),
        List.of(),
        List.of(ProbeItems.event(now, "sos", "response", words)),
        now,
        now);
  }

  boolean isPending() {
    return status == Status.PENDING;
  }

  boolean isLastQuestion() {
    return attempt >= maxRetries;
  }

  /** When silence may be acted on; empty while the question has not been accepted. */
  Optional<Instant> actAt() {
    return deadlineAt.map(at -> at.plus(graceOf(attempt)));
  }

  Duration graceOf(int question) {
    return question >= maxRetries ? GRACE : Duration.ZERO;
  }

  Duration window() {
    return Duration.ofMinutes(waitTimeInMinutes);
  }

  /** Begins the ids of its jobs. */
  String jobs() {
    return jobs(id);
  }

  static String jobs(ProbeId id) {
    return "p" + Ids.padded(id.value(), 7) + "-";
  }

  /** The id of the job that sends question {@code n}. */
  String question(int n) {
    return questions() + n;
  }

  /** Begins the ids of the jobs that send its questions. */
  String questions() {
    return jobs() + "ask-";
  }

  /** Ids for jobs to name it by. */
  Map<String, Object> args() {
    return Map.of("user_id", uid.value(), "probe_id", id.value());
  }

  @Override
  public String toString() {
    return "Probe[" + uid + "/" + id + " " + status + "]";
  }
}
