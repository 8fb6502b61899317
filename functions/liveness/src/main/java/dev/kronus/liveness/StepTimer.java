package dev.kronus.liveness;

import dev.kronus.platform.Log;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Schedules;

/**
 * Makes an escalation's next step punctual; without it the sweeper takes it a minute or two late.
 */
record StepTimer(Schedules schedules) {

  void set(Escalation escalation) {
    escalation
        .stepAt()
        .ifPresent(
            at -> {
              try {
                schedules.once(
                    Schedules.prefix(escalation.uid()) + "escalation-" + escalation.probe(),
                    at,
                    new Poke(escalation.uid(), escalation.key().sk()));
              } catch (RuntimeException unscheduled) {
                Log.failure(escalation.key().sk(), unscheduled);
              }
            });
  }
}
