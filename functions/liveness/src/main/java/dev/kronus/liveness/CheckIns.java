package dev.kronus.liveness;

import dev.kronus.accounts.ProbeSettings;
import dev.kronus.accounts.ProbeSettingsItems;
import dev.kronus.accounts.User;
import dev.kronus.accounts.Users;
import dev.kronus.kernel.Occurrence;
import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Invoker;
import dev.kronus.platform.Seal;
import dev.kronus.platform.Secrets;
import dev.kronus.platform.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** When and how somebody is asked, and changing it. */
public final class CheckIns {
  private static final int TRIES = 5;
  private static final Duration LONGEST_BY_KEY = Duration.ofHours(24);

  private final Table table;
  private final Users users;
  private final Planning planning;
  private final Invoker invoker;
  private final Limit switching;
  private final InstantSource clock;

  public CheckIns(Table table, Users users, Secrets secrets, Invoker invoker, InstantSource clock) {
    this.table = table;
    this.users = users;
    this.planning = new Planning(table, users, new DuressWord(table, new Seal(secrets)));
    this.invoker = invoker;
    this.switching = Limit.switchingOn(table, clock);
    this.clock = clock;
  }

  public ProbeSettings get(Uid uid) {
    return ProbeSettingsItems.find(table, uid)
        .orElseThrow(() -> new Refusal.Missing("There is no such user."));
  }

  /** The next {@code count} times somebody will be asked, were the schedule on. */
  public List<Occurrence> preview(Uid uid, int count) {
    ProbeSettings settings = get(uid);
    Instant after = settings.asksAfter(clock.instant());
    return settings.timetable().upcoming(after, count);
  }

  /** Changes the settings; turning the schedule off cancels the probe that is pending. */
  public ProbeSettings change(Uid uid, SettingsChange change) {
    return planned(
        uid,
        before -> {
          if (change.active().orElse(before.active()) && !before.active()) {
            requireSomeoneToTell(before);
            requireActive(uid);
            requireReachable(before);
            switching.take(before.uid());
          }
          return planning.changed(before, change, true, clock.instant());
        });
  }

  /**
   * Has nobody ask for a while.
   *
   * @param byKey a program wants it, which may not for long
   */
  public ProbeSettings pause(Uid uid, PauseWish wish, boolean byKey) {
    return planned(
        uid,
        before -> {
          Instant now = clock.instant();
          requireOn(before);
          Instant until = wish.end(now, before.timeZone());
          Optional<String> fault = PauseWish.fault(until, now);
          if (fault.isPresent()) {
            throw new Refusal.Invalid(fault.get());
          }
          if (byKey && until.isAfter(now.plus(LONGEST_BY_KEY))) {
            throw new Refusal.Forbidden(
                "An API key pauses check-ins for 24 hours at most: sign in.");
          }
          return planning.paused(before, until, "api", now);
        });
  }

  /** Has the schedule go on at once. */
  public ProbeSettings resume(Uid uid) {
    return planned(
        uid,
        before -> {
          requireOn(before);
          if (before.pause().filter(pause -> pause.covers(clock.instant())).isEmpty()) {
            throw new Refusal.Missing("There is no pause now.");
          }
          return planning.resumed(before, clock.instant());
        });
  }

  private ProbeSettings planned(Uid uid, Function<ProbeSettings, Plan> decision) {
    for (int i = 1; ; i++) {
      try {
        Plan plan = decision.apply(get(uid));
        plan.changes().commit(table);
        plan.poke(invoker);
        return get(uid);
      } catch (Table.ConditionFailed another) {
        if (i == TRIES) {
          throw new Refusal.Conflict("The settings are being changed elsewhere; try again.");
        }
      }
    }
  }

  private static void requireSomeoneToTell(ProbeSettings settings) {
    if (settings.emergencyContacts() < 1) {
      throw new Refusal.Forbidden("Add an emergency contact first, so that somebody can be told.");
    }
  }

  private void requireActive(Uid uid) {
    Optional<User> user = users.profile(uid);
    if (user.filter(User::isActive).isEmpty()) {
      throw new Refusal.Forbidden("This account is switched off.");
    }
    if (user.flatMap(User::phone).isEmpty()) {
      throw new Refusal.Forbidden("Add your phone_number first, so that you can be asked.");
    }
  }

  private static void requireReachable(ProbeSettings settings) {
    if (settings.isUnreachable()) {
      throw new Refusal.Conflict(
          "The phone has opted out of our texts; text START from it first, then turn it on.");
    }
  }

  private static void requireOn(ProbeSettings settings) {
    if (!settings.active()) {
      throw new Refusal.Conflict("The check-ins are off.");
    }
  }
}
