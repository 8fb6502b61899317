package dev.kronus.liveness;

import dev.kronus.accounts.ProbeSettings;
import dev.kronus.accounts.ProbeSettingsItems;
import dev.kronus.accounts.User;
import dev.kronus.accounts.Users;
import dev.kronus.kernel.ProbeId;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Invoker;
import dev.kronus.platform.Log;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Schedules;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Takes in what people text. The effect, the mark that this message was seen, and the words that go
 * back are written in one transaction; a message that comes again changes nothing and gets the same
 * words.
 */
public final class Inbox {
  /**
   * An escalation is still news for this long; after it, a late answer is just an answer to
   * nothing.
   */
  private static final Duration LATE = Duration.ofHours(24);

  private static final int TRIES = 5;

  private final Table table;
  private final Users users;
  private final Schedules schedules;
  private final Invoker invoker;
  private final Answers answers = new Answers();
  private final Limit chatting;
  private final InstantSource clock;

  public Inbox(
      Table table, Users users, Schedules schedules, Invoker invoker, InstantSource clock) {
    this.table = table;
    this.users = users;
    this.schedules = schedules;
    this.invoker = invoker;
    this.chatting = Limit.chatting(table, clock);
    this.clock = clock;
  }

  /**
   * What to text back; empty for nothing. A number that is no user's gets nothing, and nothing is
   * stored.
   */
  public Optional<String> receive(Sms sms) {
    Optional<Uid> uid = users.byPhone(sms.from()).map(User::uid);
    for (int i = 1; uid.isPresent(); i++) {
      Optional<Seen> before = Seen.find(table, sms.sid());
      if (before.isPresent()) {
        return before.get().reply();
      }
      try {
        return taken(uid.get(), sms);
      } catch (Table.ConditionFailed changed) {
        if (i == TRIES) {
          throw changed;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> taken(Uid uid, Sms sms) {
    ProbeSettings settings = ProbeSettingsItems.find(table, uid).orElse(null);
    if (settings == null) {
      return Optional.empty();
    }
    Optional<Command> command = Command.parse(sms.body());
    if (command.isPresent()) {
      return obeyed(settings, sms, command.get());
    }
    Optional<Probe> pending = settings.pendingProbe().flatMap(id -> find(uid, id));
    Answer answer = answers.read(sms.body());
    return pending.isPresent()
        ? answered(settings, pending.get(), sms, answer)
        : unasked(settings, sms, answer);
  }

  private Optional<String> answered(ProbeSettings settings, Probe probe, Sms sms, Answer answer) {
    Instant now = clock.instant();
    return switch (answer) {
      case GOOD -> good(settings, probe, sms, now);
      case BAD -> bad(settings, probe, sms, now);
      case UNCLEAR -> unclear(probe, sms, now);
    };
  }

  private Optional<String> good(ProbeSettings settings, Probe probe, Sms sms, Instant now) {
    Optional<String> words = Optional.of(sms.kept());
    Changes good = Endings.quiet(settings, probe, Probe.Status.GOOD, words, now);
    return reply(good, sms, Optional.of(Texts.GLAD));
  }

  private Optional<String> bad(ProbeSettings settings, Probe probe, Sms sms, Instant now) {
    Optional<String> words = Optional.of(sms.kept());
    String text = settings.emergencyContacts() > 0 ? Texts.HANG_IN : Texts.HANG_IN_ALONE;
    Changes bad = Endings.alarming(settings, probe, Escalation.Reason.BAD, words, now);
    Optional<String> reply = reply(bad, sms, Optional.of(text));
    Alarm.raise(invoker, settings, probe);
    return reply;
  }

  private Optional<String> unclear(Probe probe, Sms sms, Instant now) {
    Write.Update noted =
        ProbeItems.pending(probe, now)
            .set("last_response", sms.kept())
            .set("clarified", true)
            .append("timeline", ProbeItems.event(now, "unclear"));
    Optional<String> once = probe.clarified() ? Optional.empty() : Optional.of(Texts.UNCLEAR);
    return reply(new Changes().add(noted), sms, once);
  }

  /** Nothing is pending: perhaps an answer that comes too late, perhaps just talk. */
  private Optional<String> unasked(ProbeSettings settings, Sms sms, Answer answer) {
    Instant now = clock.instant();
    Optional<Probe> late =
        Optional.of(settings.lastProbeId())
            .filter(id -> id > 0)
            .flatMap(id -> find(settings.uid(), new ProbeId(id)))
            .filter(probe -> probe.status().isAlarming())
            .filter(probe -> probe.updatedAt().plus(LATE).isAfter(now));
    if (late.isEmpty() || answer == Answer.UNCLEAR) {
      return chat(settings.uid(), sms, Texts.NOT_ASKED);
    }
    Write.Update noted =
        Write.update(ProbeItems.key(settings.uid(), late.get().id()))
            .when(Condition.EXISTS)
            .set("last_response", sms.kept())
            .append("timeline", ProbeItems.event(now, "late_answer", "answer", answer.name()));
    String text = answer == Answer.GOOD ? Texts.LATE_GOOD : Texts.LATE_BAD;
    return reply(new Changes().add(noted), sms, Optional.of(text));
  }

  private Optional<String> obeyed(ProbeSettings settings, Sms sms, Command command) {
    return switch (command) {
      case Command.Usage usage -> chat(settings.uid(), sms, Texts.USAGE);
      case Command.Ping ping -> chat(settings.uid(), sms, Texts.PONG);
      case Command.Explain explain -> chat(settings.uid(), sms, explain.text());
      case Command.ProbeMe wanted -> probeMe(settings, sms, wanted);
    };
  }

  private Optional<String> probeMe(ProbeSettings settings, Sms sms, Command.ProbeMe wanted) {
    if (settings.emergencyContacts() < 1) {
      return chat(settings.uid(), sms, Texts.NO_CONTACT);
    }
    if (!chatting.allows(settings.uid())) {
      return Optional.empty();
    }
    Instant at = clock.instant().plus(Duration.ofMinutes(wanted.in()));
    AskedFor asked = new AskedFor(settings.uid(), at, wanted.retries(), wanted.window());
    Changes changes =
        new Changes()
            .add(Write.put(AskedFor.key(settings.uid()), asked.item(), Condition.ANY))
            .add(Write.check(ProbeSettingsItems.key(settings.uid()), Condition.EXISTS));
    Optional<String> reply =
        reply(
            changes,
            sms,
            Optional.of(Texts.willCheck(wanted.in(), wanted.retries(), wanted.window())));
    punctually(asked);
    return reply;
  }

  /** The sweeper would ask a minute or two late; a timer asks on time. */
  private void punctually(AskedFor asked) {
    try {
      schedules.once(
          Schedules.prefix(asked.uid()) + "asked-for",
          asked.at(),
          new Poke(asked.uid(), AskedFor.SK));
    } catch (RuntimeException unscheduled) {
      Log.failure("asked-for", unscheduled);
    }
  }

  private Optional<String> chat(Uid uid, Sms sms, String text) {
    Optional<String> words = chatting.allows(uid) ? Optional.of(text) : Optional.empty();
    return reply(new Changes(), sms, words);
  }

  private Optional<String> reply(Changes changes, Sms sms, Optional<String> words) {
    changes.add(new Seen(words).written(sms.sid(), clock.instant())).commit(table);
    return words;
  }

  private Optional<Probe> find(Uid uid, ProbeId id) {
    return table
        .get(ProbeItems.key(uid, id))
        .map(item -> ProbeItems.probe(ProbeItems.key(uid, id), item));
  }
}
