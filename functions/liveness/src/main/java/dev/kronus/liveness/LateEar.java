package dev.kronus.liveness;

import dev.kronus.platform.Changes;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Write;
import java.util.Optional;

/**
 * Understands an answer that came after its probe had ended badly: recorded and thanked, and a good
 * one is the all-clear for everyone who was told.
 */
final class LateEar implements Ear {
  private final Wellness well;
  private final Answers answers;

  LateEar(Wellness well, Answers answers) {
    this.well = well;
    this.answers = answers;
  }

  @Override
  public Optional<Heard> hear(Incoming in) {
    Answer answer = answers.read(in.sms().body());
    if (answer == Answer.UNCLEAR) {
      return Optional.empty();
    }
    return in.late()
        .map(
            probe ->
                answer == Answer.GOOD ? well.late(in, probe, in.sms().kept()) : bad(in, probe));
  }

  private static Heard bad(Incoming in, Probe probe) {
    return Heard.of(noted(in, probe, Answer.BAD, in.sms().kept()), Texts.LATE_BAD);
  }

  /**
   * @param shown what they answered, as their probe shows it
   */
  static Changes noted(Incoming in, Probe probe, Answer answer, String shown) {
    Write.Update noted =
        Write.update(ProbeItems.key(probe.uid(), probe.id()))
            .when(Condition.EXISTS)
            .set("last_response", shown);
    var event =
        ProbeItems.event(in.now(), "late_answer", "answer", answer.name(), "response", shown);
    return new Changes().add(ProbeItems.noting(noted, probe, event));
  }
}
