package dev.kronus.liveness;

import dev.kronus.accounts.ProbeSettings;
import dev.kronus.accounts.User;
import dev.kronus.accounts.Users;
import dev.kronus.kernel.ProbeId;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Invoker;
import dev.kronus.platform.Key;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.util.Optional;

/**
 * Understands a cry for help from a user's own number, whether they were asked anything or not. It
 * counts when there is nothing else in the text; among other words it is left to whoever reads
 * answers.
 */
final class SosEar implements Ear {
  private static final Phrases HELP = Phrases.load("help.txt");

  private final Table table;
  private final Users users;
  private final Invoker invoker;

  SosEar(Table table, Users users, Invoker invoker) {
    this.table = table;
    this.users = users;
    this.invoker = invoker;
  }

  @Override
  public Optional<Heard> hear(Incoming in) {
    return in.settings().filter(settings -> isCry(in.sms().body())).map(s -> cried(in, s));
  }

  private boolean isCry(String body) {
    var words = Words.of(Words.plain(body));
    return !words.isEmpty() && HELP.cover(words) && Command.parse(body).isEmpty();
  }

  private Heard cried(Incoming in, ProbeSettings settings) {
    if (in.pending().isPresent()) {
      return pending(in, settings, in.pending().get());
    }
    return settings.openEscalation().isPresent()
        ? again(in, settings, Escalation.probe(settings.openEscalation().get()))
        : outOfTheBlue(in, settings);
  }

  private Heard pending(Incoming in, ProbeSettings settings, Probe probe) {
    Optional<String> words = Optional.of(in.sms().kept());
    Changes bad = Endings.alarming(settings, probe, Escalation.Reason.SOS, words, in.now());
    return raised(bad, settings, probe);
  }

  /** Their contacts are being told already. */
  private Heard again(Incoming in, ProbeSettings settings, ProbeId id) {
    Key key = ProbeItems.key(settings.uid(), id);
    Probe probe = ProbeItems.probe(key, table.get(key).orElseThrow(Users::noSuchUser));
    Write.Update noted =
        Write.update(key).when(Condition.EXISTS).set("last_response", in.sms().kept());
    var event = ProbeItems.event(in.now(), "sos", "response", in.sms().kept());
    return Heard.of(new Changes().add(ProbeItems.noting(noted, probe, event)), Texts.SOS_AGAIN);
  }

  private Heard outOfTheBlue(Incoming in, ProbeSettings settings) {
    User user = users.needed(settings.uid());
    Probe probe = Probe.sos(settings, user, in.sms().kept(), in.now());
    return raised(Endings.unasked(settings, probe, in.now()), settings, probe);
  }

  private Heard raised(Changes changes, ProbeSettings settings, Probe probe) {
    String text = settings.emergencyContacts() > 0 ? Texts.HANG_IN : Texts.HANG_IN_ALONE;
    return Heard.of(changes, text).then(() -> Alarm.raise(invoker, settings, probe));
  }
}
