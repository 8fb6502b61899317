package dev.kronus.story.storm;

import dev.kronus.doubles.MemoryTable;
import dev.kronus.duties.Fate;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.Refusal;
import dev.kronus.liveness.Sms;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Table;
import dev.kronus.platform.edge.Json;
import dev.kronus.platform.edge.Pokes;
import dev.kronus.story.Ground;
import dev.kronus.story.Kronus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/** One history: a Kronus, the people around it and the weather, from a seed. */
final class History {
  private static final long MINUTE = 60_000;
  private static final long GRACE = MINUTE;
  private static final int LAMBDA_TRIES = 3;
  private static final int WEBHOOK_TRIES = 6;
  private static final Map<String, Poke> POKES = new ConcurrentHashMap<>();

  final Plan plan;
  final long start;
  final long end;
  final Weather weather;
  final Stage stage;
  final Chronicle chronicle = new Chronicle();
  final Cast cast;
  final Table store;
  final Carrier carrier;
  final Kronus kronus;
  final Leeway leeway;
  final Callers callers;
  private final Sabotage sabotage;
  private final Map<Key, Long> overdue = new HashMap<>();
  private long sweepAt = Long.MAX_VALUE;
  private int texts;

  private History(Plan plan, Sabotage sabotage, Table store) {
    SplittableRandom seed = new SplittableRandom(plan.seed());
    SplittableRandom people = seed.split();
    this.plan = plan;
    this.sabotage = sabotage;
    this.store = store;
    this.start = Eve.draw(seed).toEpochMilli();
    int hours = 12 + seed.nextInt(36);
    this.end = start + Duration.ofHours(plan.hours() > 0 ? plan.hours() : hours).toMillis();
    long clouds = start + Duration.ofHours(hours).toMillis() - Duration.ofHours(4).toMillis();
    List<Spell> drawn = plan.climate().draw(start + 10 * MINUTE, clouds, seed);
    this.weather = new Weather(plan, drawn, seed.split());
    this.stage = new Stage(start, weather);
    this.carrier = new Carrier(stage, chronicle, (sid, status) -> told(sid, status, 1));
    Ground ground = sabotage.under(ground());
    this.kronus = new Kronus(ground, beneath -> new StormSecrets(beneath, stage));
    this.cast = new Cast(plan, people);
    this.leeway = new Leeway(this);
    this.callers = callers(ground);
    this.carrier.away(new Absences(cast.phones(), start, end, people.split()));
  }

  private Callers callers(Ground ground) {
    Vault vault = new Vault(stage);
    Rotations rotations = new Rotations(this, vault, sabotage.keys(vault));
    return new Callers(this, new Door(stage, ground, vault, sabotage), rotations);
  }

  private Ground ground() {
    return new Ground(
        stage.clock(),
        new StormTable(store, stage, this::written),
        carrier,
        new StormTimers(stage, poke -> started("Probe", poke, 1)),
        new StormInvoker(stage, (function, json) -> started(function, read(json), 1)),
        new StormTopic(stage, chronicle));
  }

  /** Plays a history in memory. */
  static History play(Plan plan, Sabotage sabotage) {
    return play(plan, sabotage, new MemoryTable());
  }

  /** Plays a history on this table, which must be empty. */
  static History play(Plan plan, Sabotage sabotage, Table store) {
    History history = new History(plan, sabotage, store);
    People people = new People(history);
    history.chronicle.phones(people::got);
    people.begin();
    history.stage.play(history.end);
    return history;
  }

  /** A phone texts Kronus. */
  void text(PhoneNumber from, String body) {
    String sid = "SM-in-" + ++texts;
    chronicle.sent(new Chronicle.Sent(stage.now(), from, body, sid));
    Sms sms = new Sms(sid, from, body);
    if (weather.strikes(Fault.WEBHOOK_LOST)) {
      return;
    }
    long delay = weather.strikes(Fault.WEBHOOK_DELAYED) ? weather.some(3 * MINUTE) : 300;
    stage.in(delay, () -> webhook(sms, 1));
    if (weather.strikes(Fault.WEBHOOK_DOUBLED)) {
      stage.in(weather.some(2 * MINUTE), () -> webhook(sms, 1));
    }
  }

  private void webhook(Sms sms, int tries) {
    Optional<Optional<String>> answer = ran("ReceiveSms", () -> sabotage.receive(kronus, sms));
    if (answer.isPresent()) {
      chronicle.heard(sms.sid(), stage.now());
      answer
          .get()
          .filter(body -> !carrier.isBlocked(sms.from()))
          .ifPresent(
              body -> chronicle.got(Chronicle.Got.reply(stage.now(), sms.from(), body, sms.sid())));
    } else if (tries < WEBHOOK_TRIES) {
      stage.in(tries * 2_000L, () -> webhook(sms, tries + 1));
    }
  }

  /** The provider says how far a message got, and says it once more when nobody listened. */
  private void told(String sid, Fate.Status status, int tries) {
    Optional<Boolean> heard =
        ran(
            "ReceiveStatus",
            () -> {
              sabotage.told(kronus, sid, status);
              return true;
            });
    if (heard.isPresent() && status.isLost()) {
      carrier.heardMissing(sid);
    }
    if (heard.isEmpty() && tries < LAMBDA_TRIES) {
      stage.in(5_000, () -> told(sid, status, tries + 1));
    }
  }

  private void started(String function, Poke poke, int tries) {
    Optional<Boolean> done =
        ran(
            function,
            () -> {
              sabotage.run(this, function, poke);
              return true;
            });
    if (done.isEmpty() && tries < LAMBDA_TRIES) {
      stage.in(tries * MINUTE, () -> started(function, poke, tries + 1));
    }
  }

  /** What a function answered; empty when it died or failed. */
  <T> Optional<T> ran(String function, java.util.function.Supplier<T> code) {
    try {
      java.util.concurrent.atomic.AtomicReference<T> answer =
          new java.util.concurrent.atomic.AtomicReference<>();
      stage.run(function, () -> answer.set(code.get()));
      return Optional.of(answer.get());
    } catch (Crash | Broken | Table.Contended | Table.ConditionFailed | Refusal expected) {
      return Optional.empty();
    } catch (RuntimeException bug) {
      chronicle.bug(function + ": " + bug + " at " + bug.getStackTrace()[0]);
      return Optional.empty();
    }
  }

  private static Poke read(String json) {
    return POKES.computeIfAbsent(json, text -> Pokes.of(Json.object(text)));
  }

  /** An item changed: the sweeper will be at it once it is overdue. */
  private void written(Key key, Optional<Item> item) {
    Optional<Instant> due = item.flatMap(i -> i.maybeInstant("due_at"));
    if (due.isEmpty()) {
      overdue.remove(key);
      return;
    }
    long late = due.get().toEpochMilli() + GRACE;
    long again = item.get().maybeInstant("redrive_at").map(Instant::toEpochMilli).orElse(0L);
    overdue.put(key, Math.max(late, again));
    sweepNoLaterThan(Math.max(late, again));
  }

  /** Minutes in which a sweep would find nothing to do are not played. */
  private void sweepNoLaterThan(long time) {
    long minute = Math.ceilDiv(Math.max(time, stage.now() + 1), MINUTE) * MINUTE;
    if (minute < sweepAt) {
      sweepAt = minute;
      stage.at(minute, () -> sweep(minute));
    }
  }

  private void sweep(long minute) {
    if (sweepAt != minute) {
      return;
    }
    sweepAt = Long.MAX_VALUE;
    boolean idle = weather.isCalm() && overdue.values().stream().noneMatch(at -> at <= minute);
    if (!idle && !weather.lasting(Fault.SWEEPER_DOWN)) {
      ran(
          "Sweep",
          () -> {
            sabotage.sweep(kronus);
            return true;
          });
    }
    overdue.values().stream().min(Long::compare).ifPresent(this::sweepNoLaterThan);
  }
}
