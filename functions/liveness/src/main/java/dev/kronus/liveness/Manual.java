package dev.kronus.liveness;

/** What Kronus texts to explain its commands, and why one of them does nothing. */
final class Manual {
  static final String USAGE =
      "I understand: SOS, ON, OFF, PAUSE, RESUME, ping, probe [in N] [retries N] [wait N], usage."
          + " Text a command with --help to learn more.";
  static final String ON_HELP = "ON: switches your check-ins on.";
  static final String OFF_HELP =
      "OFF: switches your check-ins off. I text you a code first; send it back to confirm.";
  static final String PAUSE_HELP =
      "PAUSE 3d, PAUSE 12h, PAUSE 2w or PAUSE until 2026-12-24: no check-ins until then. At most 90"
          + " days; RESUME ends it.";
  static final String RESUME_HELP = "RESUME: ends a pause, so that your check-ins go on.";
  static final String SOS_HELP =
      "SOS, HELP or 911, alone: tells your emergency contacts at once that you need help.";
  static final String PAUSE_BOUNDS =
      "A pause ends in the future and lasts at most 90 days. Text PAUSE --help.";
  static final String PING_HELP = "ping: answers PONG!, to show that I hear you.";
  static final String USAGE_HELP = "usage: lists the commands I understand.";
  static final String PROBE_HELP =
      "probe [in N] [retries N] [wait N]: checks on you in N minutes. Usually in 5, retries 3, wait"
          + " 10.";
  static final String PROBE_BOUNDS =
      "I can check in 1 to 1440 minutes, retry 0 to 6 times and wait 1 to 120 minutes. Text probe"
          + " --help.";
  static final String NO_CONTACT =
      "You have no emergency contact yet. Add one first, so that somebody can be told.";
  static final String TOO_OFTEN = "That was too often today; please try again tomorrow.";
  static final String START_FIRST =
      "This phone has opted out of our texts: reply START first, then ON.";

  private Manual() {}
}
