package dev.kronus.liveness;

import dev.kronus.accounts.EscalationPace;
import dev.kronus.kernel.ContactId;
import dev.kronus.kernel.Ids;
import dev.kronus.kernel.ProbeId;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Key;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * That somebody's contacts have to be told, until one of them has it. Written in the transaction
 * that ends the probe, so that there is no ending without it, and changed only on condition that
 * nobody changed it since it was read.
 *
 * @param silent whether the person must not notice (a duress word)
 * @param pace as it was when this began
 * @param round how often everyone has been told, from 1; 0 before the first
 * @param tier the priority last told in this round; 0 before the first
 * @param alerted everyone who was told, each once, in the order of the telling
 * @param stepAt when to go on by itself; absent when nothing is left to do
 * @param version one more at each change that was written
 */
record Escalation(
    Uid uid,
    ProbeId probe,
    Reason reason,
    State state,
    boolean silent,
    EscalationPace pace,
    int round,
    int tier,
    List<Alerted> alerted,
    Optional<Claim> claim,
    Optional<Instant> stepAt,
    Instant createdAt,
    long version) {

  /** Sort keys of escalations begin so. */
  static final String PREFIX = "ESCALATION#";

  /** And end so where nothing of them may show. */
  private static final String SILENT = "-silent";

  private static final int LAST_TIER = 9;

  /** The function that drives escalations. */
  static final String DRIVER = "Escalate";

  /** What the contacts are told. */
  enum Reason {
    /** The question went unanswered. */
    MISSED,
    /** The question never reached the phone. */
    UNREACHABLE,
    /** The phone takes our texts no longer, the question among them. */
    OPTED_OUT,
    /** The answer was bad. */
    BAD,
    /** They called for help. */
    SOS,
    /** They answered with their duress word. */
    DURESS
  }

  /** How it stands. */
  enum State {
    /** Nobody has it yet. */
    OPEN,
    /** Somebody has it, for a time. */
    ACCEPTED,
    /** All is well. */
    RESOLVED,
    /** Everyone was told as often as was wanted, and an operator. */
    EXHAUSTED;

    /** Whether there is still something to be done about it. */
    boolean isUnderWay() {
      return this == OPEN || this == ACCEPTED;
    }
  }

  /**
   * That somebody has it.
   *
   * @param reminded whether they were asked again, once their time was up
   */
  record Claim(ContactId contact, String firstName, Instant until, boolean reminded) {}

  static Escalation begun(
      Uid uid, ProbeId probe, Reason reason, boolean silent, EscalationPace pace, Instant now) {
    return new Escalation(
        uid,
        probe,
        reason,
        State.OPEN,
        silent,
        pace,
        0,
        0,
        List.of(),
        Optional.empty(),
        Optional.of(now),
        now,
        1);
  }

  /**
   * The same begun anew after it was over: nobody has been told, and the rounds go on where they
   * were, so that their messages are not taken for those of before.
   */
  Escalation anew(Escalation begun) {
    EscalationPace other = begun.pace();
    EscalationPace further =
        new EscalationPace(
            other.waitInMinutes(), round + other.rounds(), other.acceptanceMinutes());
    return new Escalation(
        uid,
        probe,
        reason,
        State.OPEN,
        silent,
        further,
        round,
        LAST_TIER,
        List.of(),
        Optional.empty(),
        begun.stepAt(),
        begun.createdAt(),
        version);
  }

  Key key() {
    return key(uid, probe, silent);
  }

  /** A probe may have one that shows, and after it one that does not. */
  static Key key(Uid uid, ProbeId probe, boolean silent) {
    return Key.of(uid, sk(probe) + (silent ? SILENT : ""));
  }

  static String sk(ProbeId probe) {
    return PREFIX + Ids.padded(probe.value(), 7);
  }

  /** The probe that an escalation's sort key names. */
  static ProbeId probe(String sk) {
    String digits = sk.substring(PREFIX.length());
    return new ProbeId(Long.parseLong(digits.replace(SILENT, "")));
  }

  Optional<Alerted> alerted(ContactId contact) {
    return alerted.stream().filter(one -> one.id().equals(contact)).findFirst();
  }

  /** The same, with {@code told} told in this round at this tier, to go on at {@code next}. */
  Escalation telling(int inRound, int atTier, List<Alerted> told, Instant next) {
    List<Alerted> all = new ArrayList<>(alerted);
    for (Alerted one : told) {
      List<String> owed = alerted(one.id()).map(Alerted::owed).orElse(List.of());
      all.removeIf(before -> before.id().equals(one.id()));
      all.add(one.owing(owed));
    }
    return with(State.OPEN, inRound, atTier, all, Optional.empty(), Optional.of(next));
  }

  /** The same, one of the alerted having said something. */
  Escalation hearing(ContactId contact, Alerted.Said said) {
    List<Alerted> all =
        alerted.stream().map(one -> one.id().equals(contact) ? one.saying(said) : one).toList();
    return with(state, round, tier, all, claim, stepAt);
  }

  /** The same, one of the alerted not having got it; what they said to an earlier one stands. */
  Escalation missing(ContactId contact) {
    boolean silentYet =
        alerted(contact).filter(one -> one.said() == Alerted.Said.NOTHING).isPresent();
    return silentYet ? hearing(contact, Alerted.Said.UNREACHED) : this;
  }

  Escalation claimed(Claim by, Instant next) {
    return with(State.ACCEPTED, round, tier, alerted, Optional.of(by), Optional.of(next));
  }

  /** Nobody has it any more; to go on at {@code next}. */
  Escalation reopened(Instant next) {
    return with(State.OPEN, round, tier, alerted, Optional.empty(), Optional.of(next));
  }

  /** Over: nothing is done about it by itself any more. */
  Escalation over(State end) {
    return with(end, round, tier, alerted, claim, Optional.empty());
  }

  private Escalation with(
      State newState,
      int newRound,
      int newTier,
      List<Alerted> all,
      Optional<Claim> by,
      Optional<Instant> next) {
    return new Escalation(
        uid,
        probe,
        reason,
        newState,
        silent,
        pace,
        newRound,
        newTier,
        List.copyOf(all),
        by,
        next,
        createdAt,
        version);
  }
}
