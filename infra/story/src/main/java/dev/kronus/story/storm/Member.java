package dev.kronus.story.storm;

import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.Uid;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Somebody in a storm who uses Kronus: who they are, what they are like, how they stand. */
final class Member {
  final String name;
  final PhoneNumber phone;
  final SplittableRandom dice;

  /** How often they leave a question be. */
  final double silence;

  /** Their number is not in service. */
  final boolean cutOff;

  /** Whether they have a word to say when they are made to answer. */
  boolean forced;

  /** How long they want to rest when they rest. */
  long resting;

  /** Whether they ever wanted no more texts. */
  boolean optedOut;

  /** When they began to sign out everywhere, and when they had; the end of time while not. */
  long signingOut = Long.MAX_VALUE;

  long signedOut = Long.MAX_VALUE;

  final List<Uid> uids = new ArrayList<>();
  Standing standing;

  Member(String name, PhoneNumber phone, SplittableRandom dice, Standing standing) {
    this.name = name;
    this.phone = phone;
    this.dice = dice;
    this.silence = List.of(0.02, 0.1, 0.4, 0.8).get(dice.nextInt(4));
    this.cutOff = dice.nextInt(40) == 0;
    this.standing = standing;
  }

  Uid uid() {
    return uids.getLast();
  }

  @Override
  public String toString() {
    return name;
  }
}
