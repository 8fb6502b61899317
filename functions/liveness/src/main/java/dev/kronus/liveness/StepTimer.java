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
                    name(escalation), at, new Poke(escalation.uid(), escalation.key().sk()));
              } catch (RuntimeException unscheduled) {
                Log.failure(escalation.key().sk(), unscheduled);
              }
            });
  }

  private static String name(Escalation escalation) {
    String silent = escalation.silent() ? "-silent" : "";
    return Schedules.prefix(escalation.uid()) + "escalation-" + escalation.probe() + silent;
  }
}
