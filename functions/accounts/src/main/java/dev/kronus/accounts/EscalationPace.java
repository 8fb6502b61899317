package dev.kronus.accounts;

/**
 * How an escalation goes on until somebody has it.
 *
 * @param waitInMinutes how long those of one priority have before the next are told too; 5 to 120
 * @param rounds how often everyone is told before an operator is; 1 to 5
 * @param acceptanceMinutes how long somebody's word that they have it counts; 15 to 240
 */
public record EscalationPace(int waitInMinutes, int rounds, int acceptanceMinutes) {
  public static final EscalationPace USUAL = new EscalationPace(15, 3, 60);
}
