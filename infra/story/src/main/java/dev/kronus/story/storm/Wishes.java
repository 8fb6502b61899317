package dev.kronus.story.storm;

import dev.kronus.contacts.NewContact;
import dev.kronus.kernel.Email;
import dev.kronus.kernel.Fields;
import dev.kronus.kernel.ProbeId;
import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import dev.kronus.liveness.SettingsChange;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What members do of their own accord, through the public use cases: a call that fails is made
 * again until it is answered.
 */
final class Wishes {
  private static final long MINUTE = 60_000;
  private static final int TRIES = 200;

  private final History history;
  private long lastUid;

  Wishes(History history) {
    this.history = history;
    this.lastUid = history.leeway.lastUid();
  }

  /** Signs up, names friends and switches on. */
  void join(Member member) {
    if (member.cutOff) {
      history.carrier.cutOff(member.phone);
    }
    long now = history.stage.now();
    if (history.carrier.isBlocked(member.phone)) {
      history.carrier.unblock(member.phone);
      history.text(member.phone, "START");
    }
    Uid uid = new Uid(++lastUid);
    Mould.cast(history.store, uid, member.name, member.phone, Instant.ofEpochMilli(now));
    member.uids.add(uid);
    for (Friend friend : member.standing.friends()) {
      Email email = new Email(friend.name().toLowerCase(Locale.ROOT) + "@example.org");
      history.kronus.contacts.add(
          uid,
          new NewContact(
              friend.name(), "Wayne", friend.phone(), email, true, friend.priority(), false));
    }
    Standing joined = history.leeway.redrawn(member.standing).switched(true, false);
    member.standing = joined;
    history.chronicle.did(new Chronicle.Did(now, now, member, "joins", joined));
    settings(member, joined.switched(true, true), "switches on: " + joined.beat().cron());
  }

  /** Whatever else they will want in this history. */
  void further(Member member) {
    SplittableRandom dice = member.dice;
    long length = history.end - history.start;
    for (int i = dice.nextInt(3); i > 0; i--) {
      long at = history.start + 10 * MINUTE + dice.nextLong(length);
      int what = dice.nextInt(8);
      history.stage.at(at, () -> wish(member, what));
    }
  }

  private void wish(Member member, int what) {
    if (!member.standing.there()) {
      return;
    }
    switch (what) {
      case 0 -> switched(member, false);
      case 1 -> switched(member, true);
      case 2, 3 -> changed(member);
      case 4 -> cancelled(member);
      case 5 -> left(member);
      case 6 -> history.text(member.phone, "probe in 3 retries 1 wait 5");
      default -> history.text(member.phone, "ping");
    }
  }

  void switched(Member member, boolean on) {
    if (member.standing.there()) {
      settings(member, member.standing.switched(true, on), on ? "switches on" : "switches off");
    }
    if (!on) {
      long delay = 10 * MINUTE + member.dice.nextLong(10 * 60 * MINUTE);
      history.stage.in(delay, () -> switched(member, true));
    }
  }

  /** Kronus answered a text with the word that check-ins are on. */
  void isOn(Member member, boolean resumed) {
    if (member.standing.there()) {
      long now = history.stage.now();
      Standing on = member.standing.switched(true, true);
      member.standing = resumed ? on.paused(0) : on;
      history.chronicle.did(
          new Chronicle.Did(now - MINUTE, now, member, "switches on by text", member.standing));
    }
  }

  private void changed(Member member) {
    Standing other = history.leeway.redrawn(member.standing.redrawn(member.dice));
    settings(member, other, "changes to " + other.beat().cron() + " " + other.zone());
  }

  private void settings(Member member, Standing wanted, String what) {
    Uid uid = member.uid();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("active", wanted.on());
    fields.put("cron_expression", wanted.beat().cron());
    fields.put("time_zone", wanted.zone().getId());
    fields.put("max_retries", wanted.retries());
    fields.put("wait_time_in_minutes", wanted.waiting());
    fields.put("escalation_wait_in_minutes", wanted.step());
    fields.put("escalation_rounds", wanted.rounds());
    fields.put("acceptance_minutes", wanted.acceptance());
    fields.put("flexible_minutes", wanted.flexible());
    Moods.settings(member, fields);
    SettingsChange change = SettingsChange.from(new Fields(fields));
    call(member, what, wanted, () -> history.kronus.checkIns.change(uid, change), TRIES);
  }

  private void cancelled(Member member) {
    Uid uid = member.uid();
    call(
        member,
        "cancels",
        member.standing,
        () -> {
          long last = history.kronus.checkIns.get(uid).lastProbeId();
          if (last > 0) {
            history.kronus.probes.cancel(uid, new ProbeId(last));
          }
        },
        TRIES);
  }

  private void left(Member member) {
    Uid uid = member.uid();
    call(
        member,
        "leaves",
        member.standing.switched(false, false),
        () -> history.kronus.departures.delete(uid),
        TRIES);
    history.stage.in(
        MINUTE + member.dice.nextLong(5 * 60 * MINUTE),
        () -> {
          if (!member.standing.there()) {
            join(member);
          }
        });
  }

  private void call(Member member, String what, Standing after, Runnable code, int tries) {
    call(member, what, after, code, tries, history.stage.now());
  }

  private void call(
      Member member, String what, Standing after, Runnable code, int tries, long since) {
    Chronicle.Did did;
    try {
      history.callers.enter(member);
      history.stage.run("Api", code);
      // They may have begun a rest meanwhile, or ended one.
      Standing standing =
          after.paused(member.standing.pausedUntil()).switched(after.there(), after.on());
      did = new Chronicle.Did(since, history.stage.now(), member, what, standing);
    } catch (Crash | RuntimeException failed) {
      boolean again = tries > 0 && People.isFault(failed);
      if (again) {
        long delay = 10_000 + member.dice.nextLong(40_000);
        history.stage.in(delay, () -> call(member, what, after, code, tries - 1, since));
        return;
      }
      did = refused(member, what, after, tries, since, failed);
    }
    member.standing = did.standing();
    history.chronicle.did(did);
  }

  /** A call may have had its effect before it failed, and be refused when it is made again. */
  private Chronicle.Did refused(
      Member member, String what, Standing after, int tries, long since, Throwable failed) {
    long now = history.stage.now();
    if (!(failed instanceof Refusal || People.isFault(failed))) {
      history.chronicle.bug(what + ": " + failed);
    }
    boolean nobody = failed instanceof Refusal.Missing || failed instanceof Refusal.Unauthenticated;
    boolean gone = nobody && what.equals("leaves") && tries < TRIES;
    Standing standing = gone ? after : member.standing;
    boolean there = failed instanceof Refusal && what.equals("leaves");
    String so = gone ? what : (there ? "could not: " : "may have: ") + what;
    return new Chronicle.Did(since, now, member, so, standing);
  }
}
