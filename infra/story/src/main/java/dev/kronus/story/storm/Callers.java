package dev.kronus.story.storm;

import dev.kronus.kernel.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What members do with their tokens in one history of four: they show one at everything they do
 * through the API, and look in now and then, and some with a token that is over; while the signing
 * keys are rotated.
 */
final class Callers {
  private static final long MINUTE = 60_000;
  private static final int ONE_IN = 4;
  private static final int LOOKS = 6;

  /** By the next rotation every copy of the published keys must know the key that signs then. */
  private static final long BETWEEN_ROTATIONS = 60 * MINUTE;

  private final History history;
  private final Door door;
  private final Rotations rotations;
  private final SplittableRandom dice;
  private final boolean taken;
  private final List<Pass> passes = new ArrayList<>();

  /** A token was refused; whoever carries it signs in anew. */
  static final class Denied extends RuntimeException {
    private static final long serialVersionUID = 1;

    Denied() {
      super("denied", null, false, false);
    }
  }

  Callers(History history, Door door, Rotations rotations) {
    this.history = history;
    this.door = door;
    this.rotations = rotations;
    this.dice = new SplittableRandom(history.plan.seed() ^ 0xD002);
    this.taken = dice.nextInt(ONE_IN) == 0;
  }

  void begin() {
    if (!taken) {
      return;
    }
    long length = history.end - history.start;
    for (Member member : history.cast.members()) {
      for (int i = 0; i < LOOKS; i++) {
        at(history.start + 15 * MINUTE + dice.nextLong(length), () -> look(member));
      }
      if (dice.nextInt(LOOKS) == 0) {
        at(history.start + 60 * MINUTE + dice.nextLong(length), () -> signOut(member));
      }
    }
    long first = history.start + 20 * MINUTE + dice.nextLong(length);
    at(first, this::rotate);
    if (dice.nextInt(3) == 0) {
      at(first + BETWEEN_ROTATIONS + dice.nextLong(length), this::rotate);
    }
  }

  private void at(long time, Runnable act) {
    history.stage.at(time, act);
  }

  /** Somebody else asks for the published keys just before, and members come just after. */
  private void rotate() {
    tried(door::fetch);
    history.cast.members().forEach(member -> tried(() -> enter(member)));
    rotations.begin();
    for (Member member : history.cast.members()) {
      history.stage.in(dice.nextLong(4 * MINUTE), () -> tried(() -> signIn(member)));
      history.stage.in(dice.nextLong(10 * MINUTE), () -> look(member));
    }
  }

  /** Before anything is done through the API. */
  void enter(Member member) {
    if (!taken) {
      return;
    }
    Pass pass = current(member).orElseGet(() -> signIn(member));
    if (!isShown(pass, Pass.Where.KRONUS)) {
      passes.remove(pass);
      throw new Denied();
    }
  }

  private Optional<Pass> current(Member member) {
    return of(member).stream()
        .filter(pass -> pass.account() == member.uids.size())
        .filter(pass -> pass.until() > history.stage.now() + MINUTE)
        .reduce((first, last) -> last);
  }

  private List<Pass> of(Member member) {
    return passes.stream().filter(pass -> pass.who() == member).toList();
  }

  private Pass signIn(Member member) {
    try {
      Pass pass = door.signIn(member, dice.nextInt(3) == 0);
      passes.add(pass);
      return pass;
    } catch (Refusal.TooMany tooMany) {
      // Tries that a crash kept from being given back: they wait, as a person would.
      throw new Denied();
    }
  }

  /** Shows one of the tokens they have or had, to whom it may concern. */
  private void look(Member member) {
    List<Pass> all = of(member);
    if (all.isEmpty() || (member.standing.there() && dice.nextBoolean())) {
      tried(() -> enter(member));
      return;
    }
    Pass pass = all.get(dice.nextInt(all.size()));
    Pass.Where where = dice.nextBoolean() ? Pass.Where.KRONUS : Pass.Where.ELSEWHERE;
    tried(() -> isShown(pass, where));
  }

  private boolean isShown(Pass pass, Pass.Where where) {
    long since = history.stage.now();
    boolean good =
        where == Pass.Where.KRONUS ? door.isLetIn(pass, dice.nextInt(2)) : door.isTaken(pass);
    history.chronicle.shown(new Pass.Shown(since, history.stage.now(), pass, where, good));
    return good;
  }

  /** Everywhere, until it was confirmed. */
  private void signOut(Member member) {
    if (member.standing.there() && member.signingOut == Long.MAX_VALUE) {
      member.signingOut = history.stage.now();
      signOut(member, member.uids.size());
    }
  }

  private void signOut(Member member, int account) {
    if (account != member.uids.size()) {
      return;
    }
    boolean done = tried(() -> door.signOutEverywhere(member.uid()));
    if (done) {
      member.signedOut = history.stage.now();
    } else {
      history.stage.in(20_000, () -> signOut(member, account));
    }
  }

  private boolean tried(Runnable act) {
    try {
      act.run();
      return true;
    } catch (Crash | RuntimeException failed) {
      if (!(failed instanceof Refusal) && !People.isFault(failed)) {
        history.chronicle.bug("a token: " + failed + " at " + failed.getStackTrace()[0]);
      }
      return false;
    }
  }
}
