package dev.kronus.bench.nine;

/**
 * A way to ask everybody.
 *
 * @param flexibleMinutes within which everybody has a minute of their own; 0: all at once
 * @param writes units a second that the table takes from the first moment
 * @param questionRate segments a second that the questions' senders send
 * @param alarmRate of the alarms' own senders; 0: they share the questions'
 * @param ownFunction whether alarms are sent by a function of their own
 * @param senders executions at once of the function that sends questions; 0: as many as there are
 */
record Scenario(
    String name,
    int flexibleMinutes,
    double writes,
    double questionRate,
    double alarmRate,
    boolean ownFunction,
    int senders) {

  Scenario named(String other) {
    return new Scenario(
        other, flexibleMinutes, writes, questionRate, alarmRate, ownFunction, senders);
  }

  Scenario flexible(int minutes) {
    return new Scenario(name, minutes, writes, questionRate, alarmRate, ownFunction, senders);
  }

  Scenario warm(double units) {
    return new Scenario(
        name, flexibleMinutes, units, questionRate, alarmRate, ownFunction, senders);
  }

  Scenario alarmsBy(double rate) {
    return new Scenario(name, flexibleMinutes, writes, questionRate, rate, ownFunction, senders);
  }

  Scenario bounded(int most) {
    return new Scenario(name, flexibleMinutes, writes, questionRate, alarmRate, ownFunction, most);
  }

  Scenario apart() {
    return new Scenario(name, flexibleMinutes, writes, questionRate, alarmRate, true, senders);
  }
}
