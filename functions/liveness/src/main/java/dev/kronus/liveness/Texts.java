package dev.kronus.liveness;

import dev.kronus.accounts.User;
import dev.kronus.contacts.Contact;
import dev.kronus.kernel.PhoneNumber;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything that Kronus ever texts, in one place: plain GSM-7, questions and acknowledgements in
 * one segment of 160.
 */
public final class Texts {
  private static final int LONGEST_NAME = 20;
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("EEE d MMM 'at' HH:mm", Locale.ENGLISH);

  static final String FOLLOW_UP = "You good? (Y/N)";
  static final String GLAD = "Glad to hear it. Take care!";
  static final String HANG_IN = "Hang in there! Reaching out to your emergency contact ASAP.";
  static final String HANG_IN_ALONE =
      "Hang in there! You have no emergency contact on file, so the operator has been alerted.";
  static final String UNCLEAR = "Sorry, I did not get that. Are you good? Please reply Y or N.";
  static final String LATE_GOOD =
      "Glad you are okay! Your contacts were already told. Your check-ins are off until you turn them on.";
  static final String LATE_BAD = "Hang in there! Your emergency contacts have been told already.";
  static final String PONG = "PONG!";
  static final String NOT_ASKED =
      "I was not asking anything just now. Text usage to see what I understand.";
  static final String NO_CONTACT =
      "You have no emergency contact yet. Add one first, so that somebody can be told.";
  static final String USAGE =
      "I understand: ping, probe [in N] [retries N] [wait N], usage. Text a command with --help to learn more.";
  static final String PING_HELP = "ping: answers PONG!, to show that I hear you.";
  static final String USAGE_HELP = "usage: lists the commands I understand.";
  static final String PROBE_HELP =
      "probe [in N] [retries N] [wait N]: checks on you in N minutes. Usually in 5, retries 3, wait 10.";
  static final String PROBE_BOUNDS =
      "I can check in 1 to 1440 minutes, retry 0 to 6 times and wait 1 to 120 minutes. Text probe --help.";

  private Texts() {}

  static String question(String firstName) {
    return "Hi %s, just your friendly check in. Are you good? (Y/N)".formatted(name(firstName));
  }

  static String switchedOn(Instant next, ZoneId zone) {
    return "Your check-ins are on. The next one is %s (%s)."
        .formatted(LOCAL.format(next.atZone(zone)), zone.getId());
  }

  static String willCheck(int in, int retries, int wait) {
    return "Will check on you in %d minutes and retry %d times, waiting %d minutes for each answer."
        .formatted(in, retries, wait);
  }

  /** To a contact: why they are written to, and what to do. */
  static String alert(
      Contact contact,
      User user,
      PhoneNumber asked,
      Escalation.Reason reason,
      Optional<String> note) {
    String name = name(user.firstName());
    String what =
        switch (reason) {
          case MISSED -> name + " missed a check-in and has not answered.";
          case UNREACHABLE -> "We could not reach " + name + "'s phone for a check-in.";
          case BAD -> name + " told us they are not okay.";
        };
    String full = name + " " + name(user.lastName());
    return "Hi %s, you are %s's emergency contact. %s Please reach out now: %s%s"
        .formatted(
            name(contact.firstName()),
            full,
            what,
            asked.equals(user.phone()) ? asked : user.phone() + " or " + asked,
            note.map(text -> ". Note: " + text).orElse(""));
  }

  /** To the person themselves, after their contacts were told. */
  static String told(List<Contact> contacts) {
    if (contacts.isEmpty()) {
      return "You have no emergency contact, so nobody was told. Your check-ins are off until you turn them on.";
    }
    String first = name(contacts.getFirst().firstName());
    String who = contacts.size() == 1 ? first : first + " and " + (contacts.size() - 1) + " more";
    return "We told %s. Your check-ins are now off. Turn them on again in your settings."
        .formatted(who);
  }

  private static String name(String name) {
    if (name.codePointCount(0, name.length()) <= LONGEST_NAME) {
      return name;
    }
    return name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME));
  }
}
