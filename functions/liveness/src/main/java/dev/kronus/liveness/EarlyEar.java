package dev.kronus.liveness;

import dev.kronus.accounts.ProbeSettings;
import dev.kronus.accounts.ProbeSettingsItems;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Understands somebody who says that they are all right before they are asked: the next question is
 * not asked, and that it was skipped is recorded. Not after an alarm, where it means more.
 */
final class EarlyEar implements Ear {
  static final String PREFIX = "SKIP#";
  private final Answers answers;

  EarlyEar(Answers answers) {
    this.answers = answers;
  }

  @Override
  public Optional<Heard> hear(Incoming in) {
    if (in.pending().isPresent() || in.late().isPresent()) {
      return Optional.empty();
    }
    return in.settings()
        .filter(ProbeSettings::active)
        .flatMap(
            settings ->
                settings
                    .nextProbeAt()
                    .filter(next -> isNear(settings, next, in.now()))
                    .filter(next -> answers.read(in.sms().body()) == Answer.GOOD)
                    .map(next -> early(in, settings, next)));
  }

  /** As long before it as the answer could have come after it. */
  private static boolean isNear(ProbeSettings settings, Instant next, Instant now) {
    Duration window =
        Duration.ofMinutes((long) settings.waitTimeInMinutes() * (settings.maxRetries() + 1));
    return next.isAfter(now) && !next.isAfter(now.plus(window));
  }

  private static Heard early(Incoming in, ProbeSettings settings, Instant due) {
    Instant next = settings.timetable().next(due);
    Write.Update moved =
        Write.update(ProbeSettingsItems.key(settings.uid()))
            .when(Condition.equal("next_probe_at", due))
            .when(Condition.equal("revision", settings.revision()))
            .when(Condition.missing("pending_probe"));
    Item skip =
        Item.empty().with("reason", "early").with("due_at", due).with("created_at", in.now());
    Changes changes =
        new Changes()
            .add(ProbeSettingsItems.due(moved, settings.uid(), next))
            .add(Write.create(Key.of(settings.uid(), PREFIX + Item.time(due)), skip));
    return Heard.of(changes, Texts.early(next, settings.timeZone()));
  }
}
