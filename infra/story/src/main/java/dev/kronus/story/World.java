package dev.kronus.story;

import dev.kronus.accounts.Departures;
import dev.kronus.accounts.Profiles;
import dev.kronus.accounts.Registrations;
import dev.kronus.contacts.Contacts;
import dev.kronus.doubles.MemoryInvoker;
import dev.kronus.doubles.MemoryTable;
import dev.kronus.doubles.MemoryTopic;
import dev.kronus.doubles.MovableClock;
import dev.kronus.duties.Fate;
import dev.kronus.duties.Sweeper;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.liveness.CheckIns;
import dev.kronus.liveness.Inbox;
import dev.kronus.liveness.Probes;
import dev.kronus.liveness.Sms;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Table;
import dev.kronus.platform.Time;
import dev.kronus.platform.edge.Json;
import dev.kronus.platform.edge.Pokes;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A Kronus on seams in memory, with a clock that can be moved, phones that can be looked at, and
 * nothing that happens by chance.
 */
public final class World {
  final MovableClock clock;
  final Table table;
  final Phones phones;
  final Timetable timers;
  final MemoryTopic topic = new MemoryTopic();
  final Registrations registrations;
  final Profiles profiles;
  final Departures departures;
  final Contacts contacts;
  final CheckIns checkIns;
  final Probes probes;
  final Inbox inbox;
  final Sweeper sweeper;
  private final MemoryInvoker invoker = new MemoryInvoker();
  final Kronus kronus;
  private final String sids;
  private int messages;
  private boolean webhooksLost;

  /** A world that begins at {@code start}, an ISO-8601 instant. */
  public World(String start) {
    this(MovableClock.at(start), new MemoryTable());
  }

  World(MovableClock clock, Table table) {
    this(clock, table, "SM", ground -> ground);
  }

  /**
   * @param sids what the ids of this world's messages begin with; others may share its table
   * @param through what stands between Kronus and its seams
   */
  public World(MovableClock clock, Table table, String sids, UnaryOperator<Ground> through) {
    this.clock = clock;
    this.table = table;
    this.sids = sids;
    this.phones = new Phones(clock, sids);
    this.timers = new Timetable(clock);
    Time.use(clock);
    Ground ground = new Ground(clock, table, phones, timers, invoker, topic);
    this.kronus = new Kronus(through.apply(ground));
    this.registrations = kronus.registrations;
    this.profiles = kronus.profiles;
    this.departures = kronus.departures;
    this.contacts = kronus.contacts;
    this.checkIns = kronus.checkIns;
    this.probes = kronus.probes;
    this.inbox = kronus.inbox;
    this.sweeper = kronus.sweeper;
  }

  /** What has been asked, as the API shows it. */
  public Probes probes() {
    return probes;
  }

  public Instant now() {
    return clock.instant();
  }

  /** A phone texts Kronus; the reply, if there is one, arrives on it. */
  public void text(PhoneNumber from, String body) {
    Sms sms = new Sms(sids + "-in-" + ++messages, from, body);
    phones.texted(sms);
    if (!webhooksLost) {
      deliver(sms);
    }
  }

  /** From now on the provider's webhooks do not arrive, or do again. */
  void loseWebhooks(boolean lost) {
    webhooksLost = lost;
  }

  /** A webhook, perhaps one that came before. */
  void deliver(Sms sms) {
    Optional<String> reply = inbox.receive(sms);
    reply.ifPresent(words -> phones.replied(sms.from(), words));
    settle();
  }

  /** The provider tells how far a message got. */
  void hears(String sid, Fate.Status status) {
    kronus.receipts.receive(sid, status, Optional.empty());
    settle();
  }

  /** Pokes a function now, as a timer or the sweeper would. */
  void poke(String function, Poke poke) {
    kronus.run(function, poke);
    settle();
  }

  /** Runs whatever was started, until nothing is left to run. */
  void settle() {
    do {
      for (var started = invoker.drain(); !started.isEmpty(); started = invoker.drain()) {
        for (MemoryInvoker.Invocation one : started) {
          kronus.run(one.function(), Pokes.of(Json.object(one.json())));
        }
      }
      for (Phones.Word word : phones.told()) {
        kronus.receipts.receive(word.sid(), word.status(), Optional.empty());
      }
    } while (!invoker.invocations().isEmpty());
  }

  /** Forgets what was started and has not run: the machine it was to run on is gone. */
  void loseStarted() {
    invoker.drain();
  }
}
