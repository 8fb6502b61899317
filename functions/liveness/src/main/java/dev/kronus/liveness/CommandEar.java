package dev.kronus.liveness;

import dev.kronus.accounts.ProbeSettings;
import dev.kronus.accounts.ProbeSettingsItems;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Log;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Schedules;
import dev.kronus.platform.Write;
import java.time.Duration;
import java.util.Optional;

/** Understands commands, from a user's own number. */
final class CommandEar implements Ear {
  private final Schedules schedules;
  private final Limit chatting;
  private final Answers answers;
  private final Switching switching;

  CommandEar(Schedules schedules, Limit chatting, Answers answers, Switching switching) {
    this.schedules = schedules;
    this.chatting = chatting;
    this.answers = answers;
    this.switching = switching;
  }

  @Override
  public Optional<Heard> hear(Incoming incoming) {
    return incoming.settings().flatMap(settings -> hear(incoming, settings));
  }

  private Optional<Heard> hear(Incoming incoming, ProbeSettings settings) {
    String body = incoming.sms().body();
    return Command.parse(body)
        .filter(command -> command.isPlain() || answers.read(body) != Answer.BAD)
        .map(command -> obeyed(incoming, settings, command));
  }

  private Heard obeyed(Incoming incoming, ProbeSettings settings, Command command) {
    if (!chatting.allows(settings.uid())) {
      return Heard.words(Optional.empty());
    }
    return switch (command) {
      case Command.Usage usage -> Heard.words(Optional.of(Manual.USAGE));
      case Command.Ping ping -> Heard.words(Optional.of(Texts.PONG));
      case Command.Explain explain -> Heard.words(Optional.of(explain.text()));
      case Command.Correct correct -> Heard.words(Optional.of(correct.text()));
      case Command.On on -> switching.on(incoming, settings);
      case Command.Off off -> switching.off(incoming, settings);
      case Command.Rest rest -> switching.pause(incoming, settings, rest.wish());
      case Command.Resume resume -> switching.resume(incoming, settings);
      case Command.ProbeMe wanted -> probeMe(incoming, settings, wanted);
    };
  }

  private Heard probeMe(Incoming incoming, ProbeSettings settings, Command.ProbeMe wanted) {
    if (settings.emergencyContacts() < 1) {
      return Heard.words(Optional.of(Manual.NO_CONTACT));
    }
    AskedFor asked =
        new AskedFor(
            settings.uid(),
            incoming.now().plus(Duration.ofMinutes(wanted.in())),
            wanted.retries(),
            wanted.window());
    Changes changes =
        new Changes()
            .add(Write.put(AskedFor.key(asked.uid()), asked.item(), Condition.ANY))
            .add(Write.check(ProbeSettingsItems.key(asked.uid()), ProbeSettingsItems.OPEN));
    return Heard.of(changes, Texts.willCheck(wanted.in(), wanted.retries(), wanted.window()))
        .then(() -> punctually(asked));
  }

  /** The sweeper would ask a minute or two late; a timer asks on time. */
  private void punctually(AskedFor asked) {
    try {
      schedules.once(Timers.askedFor(asked.uid()), asked.at(), new Poke(asked.uid(), AskedFor.SK));
    } catch (RuntimeException unscheduled) {
      Log.failure("asked-for", unscheduled);
    }
  }
}
