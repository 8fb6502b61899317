package dev.kronus.duties;

import dev.kronus.kernel.Uid;
import dev.kronus.platform.Key;
import java.time.Instant;
import java.util.List;
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
 * @param mail the same, for jobs that send mail
 * @param terms what it depends on, and what depends on it
 * @param fails how many tries have failed
 * @param lastError a code, never a text
 * @param dueAt when to look at it next: the next try, or the end of a claim; absent when nothing is
 *     left to do
 * @param enqueuedAt when a function was last told to do it
 * @param doubt whether it may have been done already, and when
 * @param sid the provider's id of the message
 * @param fate how far the message got
 */
public record Job(
    Uid uid,
    String id,
    String name,
    String handler,
    Map<String, Object> args,
    Optional<Message> message,
    Optional<Mail> mail,
    Terms terms,
    Status status,
    int fails,
    Optional<String> lastError,
    Optional<Instant> dueAt,
    Optional<Instant> enqueuedAt,
    Instant createdAt,
    Instant updatedAt,
    Optional<Doubt> doubt,
    Optional<String> sid,
    Optional<Fate> fate) {

  /** The last error of a job that was not to be done any more. */
  public static final String WITHDRAWN = "withdrawn";

  /** Sort keys of jobs begin so. */
  public static final String PREFIX = "JOB#";

  /** Ids of jobs that nobody may see begin so. */
  public static final String HIDDEN = "silent-";

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
        Terms.NONE,
        Status.ENQUEUED,
        0,
        Optional.empty(),
        Optional.of(now),
        Optional.of(now),
        now,
        now,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** A message to be sent at once. */
  public static Job send(
      Uid uid, String id, String name, Map<String, Object> args, Message message, Instant now) {
    return now(uid, id, name, Deliveries.driver(message), args, now)
        .with(Optional.of(message), Optional.empty(), Terms.NONE);
  }

  /** A mail to be sent at once. */
  public static Job mail(
      Uid uid, String id, String name, Map<String, Object> args, Mail mail, Instant now) {
    return now(uid, id, name, MailDeliveries.DRIVER, args, now)
        .with(Optional.empty(), Optional.of(mail), Terms.NONE);
  }

  /** A question to the provider, to be asked at once, and who waits for the answer. */
  public static Job look(
      Uid uid,
      String id,
      String name,
      Map<String, Object> args,
      Lookup lookup,
      Waiter waiter,
      Instant now) {
    return now(uid, id, name, Deliveries.DRIVER, args, now)
        .with(Terms.NONE.with(lookup).with(waiter));
  }

  /** The same, and a clock that begins when it was sent. */
  public Job starting(AnswerClock answerClock) {
    return with(terms.with(answerClock));
  }

  /** The same, and somebody who goes on at once when it cannot be delivered. */
  public Job hurrying(Waiter waiter) {
    return with(terms.with(waiter));
  }

  /** The same, to be withdrawn once the item with this sort key is resolved or gone. */
  public Job unless(String item) {
    return with(terms.unless(item));
  }

  /** The same, only for whom one of these jobs reached. */
  public Job following(List<String> ids) {
    return with(terms.following(ids));
  }

  /** The same, beginning with these words when it goes out much too late. */
  public Job excusing(Excuse excuse) {
    return with(terms.with(excuse));
  }

  /** The same, of no use after {@code end}; its words are not kept once it is settled. */
  public Job until(Instant end) {
    return with(terms.until(end));
  }

  private Job with(Terms other) {
    return with(message, mail, other);
  }

  private Job with(Optional<Message> text, Optional<Mail> letter, Terms other) {
    return new Job(
        uid,
        id,
        name,
        handler,
        args,
        text,
        letter,
        other,
        status,
        fails,
        lastError,
        dueAt,
        enqueuedAt,
        createdAt,
        updatedAt,
        doubt,
        sid,
        fate);
  }

  /** The same act anew, under another id, to be done at {@code at}. */
  public Job again(String otherId, Instant at, Instant now) {
    return new Job(
        uid,
        otherId,
        name,
        handler,
        args,
        message,
        mail,
        terms,
        Status.SCHEDULED,
        0,
        Optional.empty(),
        Optional.of(at),
        Optional.empty(),
        now,
        now,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same, in the hands of one function until {@code end}. */
  Job claimed(Optional<Doubt> before, Instant end) {
    return new Job(
        uid,
        id,
        name,
        handler,
        args,
        message,
        mail,
        terms,
        Status.IN_PROGRESS,
        fails,
        lastError,
        Optional.of(end),
        enqueuedAt,
        createdAt,
        updatedAt,
        before,
        sid,
        fate);
  }

  public Optional<AnswerClock> clock() {
    return terms.clock();
  }

  /** Whether it was not to be done any more. */
  public boolean isWithdrawn() {
    return status == Status.SUCCESSFUL && lastError.filter(WITHDRAWN::equals).isPresent();
  }

  /** Whether it was given up though nobody refused it: whoever was to do it was unwell too long. */
  public boolean isWornOut() {
    return status == Status.DEAD && fails >= Backoff.MOST && !isOptedOut();
  }

  /** Whether it was given up because its phone takes our texts no longer. */
  public boolean isOptedOut() {
    return status == Status.DEAD && lastError.filter(OptOut.CODE::equals).isPresent();
  }

  /** Whether it is settled that nobody got it. */
  public boolean isLost() {
    return status == Status.DEAD || fate.filter(one -> one.status().isLost()).isPresent();
  }

  /** Whether somebody got it, or may have. */
  public boolean mayHaveArrived() {
    return switch (status) {
      case SUCCESSFUL -> !isWithdrawn() && !isLost();
      case DEAD -> doubt.isPresent();
      case SCHEDULED, ENQUEUED, IN_PROGRESS -> false;
    };
  }

  /** Whether it is settled what became of it. */
  public boolean isSettled() {
    return status == Status.SUCCESSFUL || status == Status.DEAD;
  }

  /** Whether no list, count or word to an operator may show that there is such a job. */
  public boolean isHidden() {
    return id.startsWith(HIDDEN);
  }

  public Key key() {
    return Key.of(uid, PREFIX + id);
  }
}
