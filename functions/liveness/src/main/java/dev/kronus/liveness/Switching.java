package dev.kronus.liveness;

import dev.kronus.accounts.Pause;
import dev.kronus.accounts.ProbeSettings;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Invoker;
import dev.kronus.platform.Seal;
import dev.kronus.platform.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * What ON, OFF, PAUSE and RESUME come to, from a user's own number. Whatever makes Kronus ask less
 * for longer than a day waits for a code, because a number can be forged; the rest does not.
 */
final class Switching {
  /** A pause up to here is taken at its sender's word. */
  private static final Duration TRUSTED = Duration.ofHours(24);

  private final Planning planning;
  private final Seal seal;
  private final Limit on;
  private final Limit codes;
  private final Invoker invoker;

  Switching(Table table, Planning planning, Seal seal, Invoker invoker, InstantSource clock) {
    this.planning = planning;
    this.seal = seal;
    this.on = Limit.switchingOn(table, clock);
    this.codes = Limit.codes(table, clock);
    this.invoker = invoker;
  }

  Heard on(Incoming in, ProbeSettings settings) {
    if (settings.active()) {
      return Heard.words(
          settings.nextProbeAt().map(at -> Texts.switchedOn(at, settings.timeZone())));
    }
    if (settings.isUnreachable()) {
      return Heard.words(Optional.of(Manual.START_FIRST));
    }
    if (settings.emergencyContacts() < 1) {
      return Heard.words(Optional.of(Manual.NO_CONTACT));
    }
    if (!on.allows(settings.uid())) {
      return Heard.words(Optional.of(Manual.TOO_OFTEN));
    }
    Plan plan = planning.changed(settings, SettingsChange.switched(true), false, in.now());
    return heard(plan, Texts.switchedOn(plan.next().orElseThrow(), settings.timeZone()));
  }

  /** While the schedule is off already, this ends the reminders that it is. */
  Heard off(Incoming in, ProbeSettings settings) {
    if (!settings.active()) {
      return Heard.of(new Changes().add(Rearm.over(settings.uid())), Texts.OFF_ALREADY);
    }
    return asked(in, settings, Optional.empty(), Texts::confirmOff);
  }

  Heard pause(Incoming in, ProbeSettings settings, PauseWish wish) {
    if (!settings.active()) {
      return Heard.words(Optional.of(Texts.IS_OFF));
    }
    Instant until = wish.end(in.now(), settings.timeZone());
    if (PauseWish.fault(until, in.now()).isPresent()) {
      return Heard.words(Optional.of(Manual.PAUSE_BOUNDS));
    }
    Instant since = lasting(in, settings).map(Pause::from).orElse(in.now());
    return until.isAfter(since.plus(TRUSTED))
        ? asked(in, settings, Optional.of(until), Texts::confirmPause)
        : paused(in, settings, until, new Changes());
  }

  Heard resume(Incoming in, ProbeSettings settings) {
    if (!settings.active()) {
      return Heard.words(Optional.of(Texts.IS_OFF));
    }
    if (lasting(in, settings).isEmpty()) {
      return on(in, settings);
    }
    Plan plan = planning.resumed(settings, in.now());
    return heard(plan, Texts.switchedOn(plan.next().orElseThrow(), settings.timeZone()));
  }

  /** The code came back. */
  Heard confirmed(Incoming in, ProbeSettings settings, Code code) {
    Changes used = new Changes().add(code.used());
    if (!settings.active()) {
      return Heard.of(used, Texts.IS_OFF);
    }
    if (code.until().isPresent()) {
      return code.until().get().isAfter(in.now())
          ? paused(in, settings, code.until().get(), used)
          : Heard.of(used, Manual.PAUSE_BOUNDS);
    }
    Plan plan = planning.changed(settings, SettingsChange.switched(false), false, in.now());
    return Heard.of(used.add(plan.changes().writes()), Texts.IS_OFF).then(() -> plan.poke(invoker));
  }

  private Heard paused(Incoming in, ProbeSettings settings, Instant until, Changes changes) {
    Plan plan = planning.paused(settings, until, "text", in.now());
    changes.add(plan.changes().writes());
    return Heard.of(changes, Texts.paused(plan.next().orElseThrow(), settings.timeZone()))
        .then(() -> plan.poke(invoker));
  }

  private Heard asked(
      Incoming in, ProbeSettings settings, Optional<Instant> until, Function<String, String> text) {
    if (!codes.allows(settings.uid())) {
      return Heard.words(Optional.of(Manual.TOO_OFTEN));
    }
    String code = Code.drawn();
    String sealed = seal.of("code", settings.uid(), code);
    Code wanted = Code.wanted(settings.uid(), until, sealed, in.now());
    return Heard.of(new Changes().add(wanted.written()), text.apply(code));
  }

  private static Optional<Pause> lasting(Incoming in, ProbeSettings settings) {
    return settings.pause().filter(pause -> pause.covers(in.now()));
  }

  private Heard heard(Plan plan, String text) {
    return Heard.of(plan.changes(), text).then(() -> plan.poke(invoker));
  }
}
