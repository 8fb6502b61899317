package dev.kronus.duties;

import dev.kronus.kernel.Uid;
import dev.kronus.platform.Key;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One act on the outside world that must happen, and what became of it. Its id says what it is for,
 * so that writing the same act down twice fails: the id is the idempotency key.
 *
 * @param id unique in its user's partition, such as {@code p0000017-ask-0}
 * @param name what happens, such as {@code send_liveliness_probe}
 * @param handler logical id of the function that does it
 * @param args ids and codes only: admins see them
 * @param message what is to be sent, for jobs that send; never shown
 * @param clock what begins once it was sent
 * @param fails how many tries have failed
 * @param lastError a code, never a text
 * @param dueAt when to look at it next: the next try, or the end of a claim; absent when nothing is
 *     left to do
 * @param enqueuedAt when a function was last told to do it
 */
public record Job(
    Uid uid,
    String id,
    String name,
    String handler,
    Map<String, Object> args,
    Optional<Message> message,
    Optional<AnswerClock> clock,
    Status status,
    int fails,
    Optional<String> lastError,
    Optional<Instant> dueAt,
    Optional<Instant> enqueuedAt,
    Instant createdAt,
    Instant updatedAt,
    Optional<Attempt> attempt,
    Optional<String> sid) {

  /** Sort keys of jobs begin so. */
  public static final String PREFIX = "JOB#";

  /** Where a job stands. */
  public enum Status {
    /** To be tried at a later time. */
    SCHEDULED,
    /** To be done now; a function was told. */
    ENQUEUED,
    /** Claimed by a function, until its claim runs out. */
    IN_PROGRESS,
    SUCCESSFUL,
    /** Given up; an operator was told. */
    DEAD;

    /** Its name in the API and in keys. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether nothing is left to be tried. */
    boolean isFinal() {
      return this == SUCCESSFUL || this == DEAD;
    }

    public static Optional<Status> parse(String word) {
      for (Status status : values()) {
        if (status.word().equals(word)) {
          return Optional.of(status);
        }
      }
      return Optional.empty();
    }
  }

  /**
   * The tries so far.
   *
   * @param firstAt when the first was begun
   * @param doubtful whether a try may have had its effect without our hearing
   */
  public record Attempt(Instant firstAt, boolean doubtful) {}

  /** A job to be done at once. */
  public static Job now(
      Uid uid, String id, String name, String handler, Map<String, Object> args, Instant now) {
    return new Job(
        uid,
        id,
        name,
        handler,
        Map.copyOf(args),
        Optional.empty(),
        Optional.empty(),
        Status.ENQUEUED,
        0,
        Optional.empty(),
        Optional.of(now),
        Optional.of(now),
        now,
        now,
        Optional.empty(),
        Optional.empty());
  }

  /** A message to be sent at once. */
  public static Job send(
      Uid uid, String id, String name, Map<String, Object> args, Message message, Instant now) {
    Job job = now(uid, id, name, Deliveries.DRIVER, args, now);
    return new Job(
        uid,
        id,
        name,
        job.handler,
        job.args,
        Optional.of(message),
        Optional.empty(),
        job.status,
        0,
        job.lastError,
        job.dueAt,
        job.enqueuedAt,
        now,
        now,
        job.attempt,
        job.sid);
  }

  /** The same, and a clock that begins when it was sent. */
  public Job starting(AnswerClock answerClock) {
    return new Job(
        uid,
        id,
        name,
        handler,
        args,
        message,
        Optional.of(answerClock),
        status,
        fails,
        lastError,
        dueAt,
        enqueuedAt,
        createdAt,
        updatedAt,
        attempt,
        sid);
  }

  /** The same, in the hands of one function until {@code end}. */
  Job claimed(Attempt tries, Instant end) {
    return new Job(
        uid,
        id,
        name,
        handler,
        args,
        message,
        clock,
        Status.IN_PROGRESS,
        fails,
        lastError,
        Optional.of(end),
        enqueuedAt,
        createdAt,
        updatedAt,
        Optional.of(tries),
        sid);
  }

  public Key key() {
    return Key.of(uid, PREFIX + id);
  }
}
