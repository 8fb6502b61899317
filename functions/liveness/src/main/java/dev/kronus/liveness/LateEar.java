package dev.kronus.liveness;

import dev.kronus.platform.Changes;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Write;
import java.util.Optional;

/** Understands an answer that came after its probe had ended badly: recorded and thanked. */
final class LateEar implements Ear {
  private final Answers answers;

  LateEar(Answers answers) {
    this.answers = answers;
  }

  @Override
  public Optional<Heard> hear(Incoming in) {
    Answer answer = answers.read(in.sms().body());
    if (answer == Answer.UNCLEAR) {
      return Optional.empty();
    }
    return in.late().map(probe -> late(in, probe, answer));
  }

  private static Heard late(Incoming in, Probe probe, Answer answer) {
    Write.Update noted =
        Write.update(ProbeItems.key(probe.uid(), probe.id()))
            .when(Condition.EXISTS)
            .set("last_response", in.sms().kept());
    var event =
        ProbeItems.event(
            in.now(), "late_answer", "answer", answer.name(), "response", in.sms().kept());
    noted = ProbeItems.noting(noted, probe, event);
    return Heard.of(
        new Changes().add(noted), answer == Answer.GOOD ? Texts.LATE_GOOD : Texts.LATE_BAD);
  }
}
