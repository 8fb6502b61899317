package dev.kronus.duties;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How far a message got, as the provider last told.
 *
 * @param error the provider's code for what went wrong
 */
public record Fate(Status status, Instant at, Optional<String> error) {

  /** How far a message can get; a later word never moves it back. */
  public enum Status {
    QUEUED(0),
    ACCEPTED(0),
    SCHEDULED(0),
    SENDING(1),
    SENT(2),
    DELIVERED(3),
    READ(4),
    UNDELIVERED(5),
    FAILED(5),
    CANCELED(5);

    private final int rank;

    Status(int rank) {
      this.rank = rank;
    }

    /** Its name in the API, and the provider's own. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for a word that nobody knows. */
    public static Optional<Status> parse(String word) {
      for (Status status : values()) {
        if (status.word().equals(word)) {
          return Optional.of(status);
        }
      }
      return Optional.empty();
    }

    /** Whether this says more than {@code other}; delivered and lost are both the end. */
    boolean isBeyond(Status other) {
      return rank > other.rank && other.rank < DELIVERED.rank;
    }

    /** It did not reach the phone and will not. */
    public boolean isLost() {
      return rank == FAILED.rank;
    }

    /** It left for the phone. */
    boolean isSent() {
      return rank >= SENT.rank && !isLost();
    }
  }
}
