package dev.kronus.accounts;

import dev.kronus.duties.Job;
import dev.kronus.duties.Jobs;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Poke;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * People who are marked as deleted and were not restored in time. That they must go is written down
 * when they are marked, as a job for the day, so that nothing but its being done can forget it.
 */
public final class Expiries {
  private static final Duration RESTORABLE = Duration.ofDays(30);
  private static final String ID = "expire-";

  private final Jobs jobs;
  private final Departures departures;

  public Expiries(Jobs jobs, Departures departures) {
    this.jobs = jobs;
    this.departures = departures;
  }

  static boolean isRestorable(User deleted, Instant now) {
    return now.isBefore(end(deleted));
  }

  /** To be done when it is too late to restore them. */
  static Job job(User deleted) {
    Instant at = deleted.deletedAt().orElseThrow();
    String id = ID + at.getEpochSecond();
    Map<String, Object> args = Map.of("user_id", deleted.uid().value());
    return Job.now(deleted.uid(), id, "expire_user", Erasures.DRIVER, args, at)
        .again(id, end(deleted), at);
  }

  /**
   * Takes the account away, if {@code poke} says that it is time; what is left of it is then to be
   * erased.
   *
   * @return the poke for the erasure, or the same one when it was not about this
   */
  public Poke perform(Poke poke) {
    if (!poke.item().startsWith(Job.PREFIX + ID)) {
      return poke;
    }
    jobs.perform(poke, job -> departures.leave(job.uid(), user -> isMeant(user, job)));
    return erasure(poke.uid());
  }

  private static Poke erasure(Uid uid) {
    return new Poke(uid, Job.PREFIX + Erasures.ID);
  }

  /** Not when they were restored, and perhaps deleted again, since. */
  private static boolean isMeant(User user, Job job) {
    return user.status() == UserStatus.DELETED && job(user).id().equals(job.id());
  }

  private static Instant end(User deleted) {
    return deleted.deletedAt().orElseThrow().plus(RESTORABLE);
  }
}
