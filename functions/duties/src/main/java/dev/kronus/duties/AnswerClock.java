package dev.kronus.duties;

import java.time.Duration;

/**
 * What starts when a question has been accepted by the provider: the time somebody has to answer
 * it. The item waited on must be {@code pending} and at this {@code attempt}, or nothing starts.
 *
 * @param item sort key of the obligation that waits, in the job's own partition
 * @param attempt which question of it this is, from 0
 * @param window from acceptance to the deadline
 * @param grace from the deadline to acting on it
 * @param driver the function that acts
 */
public record AnswerClock(
    String item, int attempt, Duration window, Duration grace, String driver) {}
