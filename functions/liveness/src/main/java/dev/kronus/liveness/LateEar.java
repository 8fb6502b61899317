package dev.kronus.liveness;

import dev.kronus.accounts.ProbeSettings;
import dev.kronus.accounts.User;
import dev.kronus.accounts.Users;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Invoker;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.util.Optional;

/**
 * Understands an answer that came after its probe had ended badly: recorded and thanked, and a good
 * one is the all-clear for everyone who was told.
 */
final class LateEar implements Ear {
  private final Table table;
  private final Users users;
  private final Answers answers;
  private final Invoker invoker;

  LateEar(Table table, Users users, Answers answers, Invoker invoker) {
    this.table = table;
    this.users = users;
    this.answers = answers;
    this.invoker = invoker;
  }

  @Override
  public Optional<Heard> hear(Incoming in) {
    Answer answer = answers.read(in.sms().body());
    if (answer == Answer.UNCLEAR) {
      return Optional.empty();
    }
    return in.late().map(probe -> answer == Answer.GOOD ? good(in, probe) : bad(in, probe));
  }

  private static Heard bad(Incoming in, Probe probe) {
    return Heard.of(noted(in, probe, Answer.BAD), Texts.LATE_BAD);
  }

  private Heard good(Incoming in, Probe probe) {
    Changes changes = noted(in, probe, Answer.GOOD);
    String name = users.profile(probe.uid()).map(User::firstName).orElse(probe.firstName());
    AllClear clear = AllClear.ofAll(table, probe.uid(), Texts.allClear(name), in.now());
    changes.add(clear.changes().writes());
    ProbeSettings settings = in.settings().orElseThrow();
    changes.add(Endings.nothingOpen(settings));
    boolean telling = !clear.changes().writes().isEmpty();
    String words = Texts.lateGood(telling, settings.active());
    return Heard.of(changes, words).then(() -> clear.poke(invoker));
  }

  private static Changes noted(Incoming in, Probe probe, Answer answer) {
    Write.Update noted =
        Write.update(ProbeItems.key(probe.uid(), probe.id()))
            .when(Condition.EXISTS)
            .set("last_response", in.sms().kept());
    var event =
        ProbeItems.event(
            in.now(), "late_answer", "answer", answer.name(), "response", in.sms().kept());
    return new Changes().add(ProbeItems.noting(noted, probe, event));
  }
}
