package dev.kronus.bench.nine;

import dev.kronus.bench.nine.Refusals.By;
import java.util.Random;

/**
 * Nine o'clock, event by event: Scheduler, Lambda, the table, the provider's API and its queue,
 * each with its quota, and what Kronus does when one of them says no. The same every time.
 */
final class Morning {
  private static final int DUE = 0;
  private static final int ASK = 1;
  private static final int ASKED = 2;
  private static final int ASK_THREW = 3;
  private static final int SEND = 4;
  private static final int CALL = 5;
  private static final int CALLED = 6;
  private static final int REFUSED = 7;
  private static final int SEND_THREW = 8;
  private static final int LOST = 9;
  private static final int ANSWER = 10;
  private static final int ANSWERED = 11;
  private static final int ANSWER_THREW = 12;

  /** The SDK tries three times (Clients), with pauses of a second or so when it is throttled. */
  private static final double PATIENCE = 1_500;

  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long DAY = 24 * 60 * MINUTE;

  /** Receipts.PAUSE, and from the loss of the second copy to its deadline. */
  private static final long AGAIN = 2 * MINUTE;

  private static final long FOLLOW_UP = 10 * MINUTE;

  /** Four questions, each asked once more when it is lost. */
  private static final int MOST_LOST = 8;

  /** How soon Twilio brings an answer again that was not taken. */
  private static final long BROUGHT_AGAIN = 15 * SECOND;

  final Crowd crowd;
  final Refusals refusals = new Refusals();
  final Tally tally = new Tally();
  private final Load load;
  private final Figures quotas;
  private final Agenda agenda = new Agenda();
  private final Sweeps sweeps = new Sweeps();
  private final Random random = new Random(9);
  private final Tap scheduler;
  private final Tap table;
  private final Tap counters;
  private final Provider provider;
  private final Crew functions;
  private final Crew senders;
  private final boolean apart;

  Morning(Scenario scenario, Crowd crowd, Load load, Figures quotas) {
    this.crowd = crowd;
    this.load = load;
    this.quotas = quotas;
    this.scheduler = new Tap(quotas.of("scheduler.invocations"));
    this.table =
        new Tap(scenario.writes(), quotas.of("dynamodb.table"), quotas.of("dynamodb.growth"));
    this.counters = new Tap(quotas.of("dynamodb.partition"));
    this.provider = new Provider(scenario, quotas, refusals, tally);
    this.functions = new Crew((int) quotas.of("lambda.concurrency") - scenario.senders());
    this.senders = scenario.senders() == 0 ? functions : new Crew(scenario.senders());
    this.apart = scenario.ownFunction();
  }

  /** Runs until nothing is left to do, or a day is over. */
  Morning run() {
    for (int i = 0; i < crowd.all(); i++) {
      if (!crowd.isAlarm(i)) {
        agenda.add(crowd.due[i], DUE, i);
      } else if (crowd.isRaised(i)) {
        agenda.add(crowd.due[i], ASK, i);
      }
    }
    while (!(agenda.isEmpty() && sweeps.isEmpty()) && tally.ended < DAY) {
      if (sweeps.isBefore(agenda)) {
        sweeps.sweep(agenda);
        continue;
      }
      long event = agenda.take();
      tally.events++;
      tally.ended = Agenda.millis(event);
      happens(event, Agenda.millis(event), Agenda.kind(event), Agenda.number(event));
    }
    return this;
  }

  private void happens(long event, long now, int kind, int number) {
    switch (kind) {
      case DUE -> fired(now, number);
      case ASK, ANSWER, SEND -> invoked(event, now, kind, number);
      case CALL -> called(now, number);
      case LOST -> lost(now, number);
      default -> {
        over(crewOf(kind, number), now);
        ended(now, kind, number);
      }
    }
  }

  private void fired(long now, int number) {
    if (scheduler.queue(now) > MINUTE) {
      refusals.count(By.SCHEDULER, now);
    }
    agenda.add((long) scheduler.take(now, 1), ASK, number);
  }

  /** Whose executions a function's are. */
  private Crew crewOf(int kind, int number) {
    boolean sends = kind >= SEND && kind <= SEND_THREW;
    return sends && !(crowd.isAlarm(number) && apart) ? senders : functions;
  }

  private void invoked(long event, long now, int kind, int number) {
    if (crewOf(kind, number).begins(event)) {
      begun(now, kind, number);
    } else {
      refusals.count(By.LAMBDA, now);
    }
  }

  private void over(Crew crew, long now) {
    long next = crew.ends();
    if (next >= 0) {
      begun(now, Agenda.kind(next), Agenda.number(next));
    }
  }

  /** It has its hand; it writes, or it is throttled for too long and throws. */
  private void begun(long now, int kind, int number) {
    tally.invocations++;
    boolean sends = kind == SEND;
    double held = Math.max(table.queue(now), sends ? counters.queue(now) : 0);
    if (held > PATIENCE) {
      refusals.count(table.queue(now) > PATIENCE ? By.TABLE : By.COUNTER, now);
      end(now, PATIENCE, kind == ASK ? ASK_THREW : sends ? SEND_THREW : ANSWER_THREW, number);
      return;
    }
    tally.writes += writes(kind);
    double through = Math.max((double) now, table.take(now, writes(kind)));
    if (sends) {
      through = Math.max(through, counters.take(now, Load.COUNTED));
    }
    double own = sends ? load.sendMillis() : load.askMillis();
    end(now, through - (double) now + own, kind == ASK ? ASKED : sends ? CALL : ANSWERED, number);
  }

  private void end(long now, double took, int kind, int number) {
    tally.seconds += took / SECOND;
    agenda.add(now + Math.round(took), kind, number);
  }

  private double writes(int kind) {
    return switch (kind) {
      case ASK -> load.askWrites();
      case SEND -> load.sendWrites();
      default -> load.answerWrites();
    };
  }

  private void called(long now, int number) {
    if (provider.takes(now)) {
      end(now, Load.TWILIO_MILLIS, CALLED, number);
    } else {
      end(now, Load.REFUSED_MILLIS, REFUSED, number);
    }
  }

  private void ended(long now, int kind, int number) {
    switch (kind) {
      case ASKED -> asked(now, number);
      case ASK_THREW -> threw(now, ASK, number);
      case SEND_THREW -> threw(now, SEND, number);
      case CALLED -> taken(now, number);
      case REFUSED -> {
        int pause = Math.min(1 << Math.min(crowd.refused[number]++, 4), 15);
        sweeps.add(now + pause * MINUTE, SEND, number);
      }
      case ANSWER_THREW -> agenda.add(now + BROUGHT_AGAIN, ANSWER, number);
      default -> {}
    }
  }

  private void asked(long now, int number) {
    if (!crowd.isRaised(number)) {
      agenda.add(now, SEND, number);
      return;
    }
    for (int told = 1; told <= Crowd.TOLD; told++) {
      agenda.add(now, SEND, number + told);
    }
  }

  /** Lambda tries twice again; then it is the sweeper's, whose order is by when it was due. */
  private void threw(long now, int kind, int number) {
    switch (crowd.failed[number]++) {
      case 0 -> agenda.add(now + (long) (SECOND * quotas.of("lambda.retry.first")), kind, number);
      case 1 -> agenda.add(now + (long) (SECOND * quotas.of("lambda.retry.second")), kind, number);
      default -> {
        crowd.failed[number] = 0;
        sweeps.add(kind == ASK ? crowd.due[number] : now, kind, number);
      }
    }
  }

  private void taken(long now, int number) {
    provider.answered();
    boolean alarm = crowd.isAlarm(number);
    long leaves = provider.leaves(now, alarm);
    if (leaves == Provider.NEVER) {
      agenda.add(now + (long) Provider.VALIDITY, LOST, number);
      return;
    }
    crowd.sent[number] = leaves;
    if (!alarm) {
      long later = (long) (-Math.log(1 - random.nextDouble()) * 5 * MINUTE);
      agenda.add(leaves + later, ANSWER, number);
    }
  }

  /**
   * A lost question is asked once more, then by a follow-up, and so on; after that contacts hear.
   */
  private void lost(long now, int number) {
    int times = ++crowd.lost[number];
    if (times == MOST_LOST) {
      tally.unreachable++;
    } else if (times % 2 == 1) {
      agenda.add((long) scheduler.take(now + AGAIN, 1), SEND, number);
    } else {
      agenda.add((long) scheduler.take(now + FOLLOW_UP, 1), ASK, number);
    }
  }
}
