package dev.kronus.liveness;

import dev.kronus.platform.Changes;
import dev.kronus.platform.Invoker;
import dev.kronus.platform.Write;
import java.util.Optional;

/** Understands answers to a probe that is pending. */
final class AnswerEar implements Ear {
  private final Wellness well;
  private final Answers answers;
  private final Invoker invoker;

  AnswerEar(Wellness well, Answers answers, Invoker invoker) {
    this.well = well;
    this.answers = answers;
    this.invoker = invoker;
  }

  @Override
  public Optional<Heard> hear(Incoming incoming) {
    return incoming
        .pending()
        .map(
            probe ->
                switch (answers.read(incoming.sms().body())) {
                  case GOOD -> well.of(incoming, probe, incoming.sms().kept());
                  case BAD -> bad(incoming, probe);
                  case UNCLEAR -> unclear(incoming, probe);
                });
  }

  private Heard bad(Incoming in, Probe probe) {
    Optional<String> words = Optional.of(in.sms().kept());
    Changes bad =
        Endings.alarming(
            in.settings().orElseThrow(), probe, Escalation.Reason.BAD, words, in.now());
    String text =
        in.settings().orElseThrow().emergencyContacts() > 0 ? Texts.HANG_IN : Texts.HANG_IN_ALONE;
    return Heard.of(bad, text).then(() -> Alarm.raise(invoker, in.settings().orElseThrow(), probe));
  }

  private static Heard unclear(Incoming in, Probe probe) {
    Write.Update noted =
        ProbeItems.pending(probe, in.now())
            .set("last_response", in.sms().kept())
            .set("clarified", true);
    noted =
        ProbeItems.noting(
            noted, probe, ProbeItems.event(in.now(), "unclear", "response", in.sms().kept()));
    return Heard.of(
        new Changes().add(noted),
        probe.clarified() ? Optional.empty() : Optional.of(Texts.UNCLEAR));
  }
}
