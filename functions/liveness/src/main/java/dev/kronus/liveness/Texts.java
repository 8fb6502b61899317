package dev.kronus.liveness;

import dev.kronus.accounts.ProbeSettings;
import dev.kronus.accounts.User;
import dev.kronus.kernel.PhoneNumber;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Everything that Kronus ever texts, but for what explains its commands ({@link Manual}): plain
 * GSM-7, questions and acknowledgements in one segment of 160.
 */
public final class Texts {
  private static final int LONGEST_NAME = 20;
  private static final int LONGEST_NOTE = 100;
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("EEE d MMM 'at' HH:mm", Locale.ENGLISH);

  static final String LATE = "Sorry, this check-in is late: texts could not go out on time.";
  static final String FOLLOW_UP = "You good? (Y/N)";
  static final String GLAD = "Glad to hear it. Take care!";
  static final String GLAD_OFF =
      "Glad to hear it. Take care! Your check-ins are off: reply ON to switch them on.";
  static final String HANG_IN = "Hang in there! Reaching out to your emergency contact ASAP.";
  static final String HANG_IN_ALONE =
      "Hang in there! You have no emergency contact on file, so the operator has been alerted.";
  static final String UNCLEAR = "Sorry, I did not get that. Are you good? Please reply Y or N.";
  static final String LATE_BAD = "Hang in there! Your emergency contacts have been told already.";
  static final String PONG = "PONG!";
  static final String NOT_ASKED =
      "I was not asking anything just now. Text usage to see what I understand.";
  static final String NOT_SERVED =
      "I can tell nobody: the account of this number is not active. If you need help, call 911 or"
          + " your local emergency number now.";
  static final String IS_OFF = "Your check-ins are off. Reply ON to switch them on.";
  static final String OFF_ALREADY =
      "Your check-ins are off, and I will not remind you of it any more. Reply ON to switch them"
          + " on.";
  static final String STILL_OFF =
      "Your check-ins are still off since your alarm. Reply ON to switch them on, or OFF to hear no"
          + " more of it.";
  static final String CODE_WRONG = "That is not the code I sent. Please try again.";
  static final String CODE_GONE = "That is not the code either, so nothing has changed.";
  static final String SOS_AGAIN = "Hang in there! Your emergency contacts are being told already.";

  static final String HOW_TO_ANSWER =
      "Reply 1 if you have it, 2 if you can't, or SAFE once you know that they are all right.";
  static final String ALARM_OVER = "That alarm is over. Thank you for being there.";
  static final String REACHED_ON = "Texts reach you again. Your check-ins are on.";
  static final String REACHED_OFF =
      "Texts reach you again. Your check-ins are off: reply ON to switch them on.";
  static final String ASKING_NEXT = "Okay, thank you for saying so. I will go on asking.";
  static final String EVERYONE_TOLD = "Thank you. Everyone who was told knows.";

  static final String TOLD_NOBODY =
      "We could not reach your emergency contacts so far. Your check-ins are now off. Reply ON to"
          + " switch them on again.";

  private Texts() {}

  /** To a good answer: whoever is off, and may not have heard of it yet, hears of it so. */
  static String glad(ProbeSettings settings) {
    return settings.active() ? GLAD : GLAD_OFF;
  }

  /** To somebody who says after an alarm that they are all right. */
  static String lateGood(boolean telling, boolean on) {
    return "Glad you are okay! %s%s"
        .formatted(
            telling ? "I am telling your contacts." : "That alarm is over.",
            on ? "" : " Check-ins are off: reply ON to switch them on.");
  }

  static String question(String firstName) {
    return "Hi %s, just your friendly check in. Are you good? (Y/N)".formatted(name(firstName));
  }

  static String switchedOn(Instant next, ZoneId zone) {
    return "Your check-ins are on. The next one is %s (%s)."
        .formatted(LOCAL.format(next.atZone(zone)), zone.getId());
  }

  static String paused(Instant next, ZoneId zone) {
    return "Paused. Your next check-in is %s (%s). Reply RESUME to end the pause."
        .formatted(LOCAL.format(next.atZone(zone)), zone.getId());
  }

  /** To somebody who says that they are all right before they are asked. */
  static String early(Instant next, ZoneId zone) {
    return "Thanks, that counts for your next check-in. The one after it is %s (%s)."
        .formatted(LOCAL.format(next.atZone(zone)), zone.getId());
  }

  static String confirmOff(String code) {
    return "To switch your check-ins off, reply %s within 10 minutes. If you did not ask for this, ignore it."
        .formatted(code);
  }

  static String confirmPause(String code) {
    return "To pause your check-ins, reply %s within 10 minutes. If you did not ask for this, ignore it."
        .formatted(code);
  }

  static String willCheck(int in, int retries, int wait) {
    String again =
        switch (retries) {
          case 0 -> "not retry";
          case 1 -> "retry once";
          default -> "retry " + retries + " times";
        };
    return "Will check on you in %s and %s, waiting %s for each answer."
        .formatted(minutes(in), again, minutes(wait));
  }

  private static String minutes(int n) {
    return n == 1 ? "1 minute" : n + " minutes";
  }

  /** To a contact: why they are written to, and how to answer. */
  static String alert(
      User user,
      PhoneNumber asked,
      Escalation.Reason reason,
      Optional<String> note,
      Optional<String> letter) {
    String name = name(user.firstName());
    String reach =
        reason == Escalation.Reason.DURESS ? "" : " Reach out: " + numbers(user, asked) + ".";
    return "You are %s's emergency contact. %s%s%s %s"
        .formatted(
            (name + " " + name(user.lastName())).strip(),
            happened(name, reason),
            reach,
            note.map(text -> " Note: " + Gsm7.plain(text, LONGEST_NOTE) + ".").orElse(""),
            howTo(letter));
  }

  private static String happened(String name, Escalation.Reason reason) {
    return switch (reason) {
      case MISSED -> name + " missed a check-in and has not answered.";
      case UNREACHABLE -> "We could not reach " + name + "'s phone for a check-in.";
      case OPTED_OUT -> name + " opted out of texts, so we can't check in.";
      case BAD -> name + " told us they are not okay.";
      case SOS -> name + " called for help.";
      case DURESS -> name + " may be in danger and watched. SILENT: do not call or text them.";
    };
  }

  /** The person's number, and the one that was asked where that is another. */
  private static String numbers(User user, PhoneNumber asked) {
    return asked.equals(user.number()) ? asked.value() : user.number() + " or " + asked;
  }

  private static String howTo(Optional<String> letter) {
    String l = letter.orElse("");
    return "Reply %s1 if you have it, %s2 if you can't".formatted(l, l);
  }

  /** To the person themselves, after the first of their contacts were told. */
  static String told(List<String> firstNames) {
    if (firstNames.isEmpty()) {
      return "You have no emergency contact, so nobody was told. Your check-ins are off. Reply ON"
          + " to switch them on.";
    }
    String first = name(firstNames.getFirst());
    String who =
        firstNames.size() == 1 ? first : first + " and " + (firstNames.size() - 1) + " more";
    return "We told %s. Your check-ins are now off. Reply ON to switch them on again."
        .formatted(who);
  }

  /** To the first contacts, when somebody's phone takes our texts no longer. */
  static String optedOut(String person) {
    return "%1$s's phone has opted out of our texts, so check-ins cannot reach %1$s and are off. Please let them know."
        .formatted(name(person));
  }

  /** To the person, when a contact's phone takes our texts no longer. */
  static String oneFewer(String contact, long left) {
    return "%s's phone has opted out of our texts and cannot be told any more. %s"
        .formatted(name(contact), left(left));
  }

  private static String left(long contacts) {
    return contacts == 0
        ? "Nobody is left who can be told. Please add an emergency contact."
        : "You have %d other emergency contact%s.".formatted(contacts, contacts == 1 ? "" : "s");
  }

  /** To somebody who became an emergency contact. */
  static String invitation(String person) {
    return "You are %s's emergency contact. All is well. Reply NO to decline, YES to confirm."
        .formatted(name(person));
  }

  static String howToAnswerInvitation(String person) {
    return "You are %s's emergency contact. Reply YES to confirm, NO to decline."
        .formatted(name(person));
  }

  static String willing(String person) {
    return "Thank you. I will text you here if %s needs you.".formatted(name(person));
  }

  static String declined(String person) {
    return "Okay. You are not %1$s's emergency contact any more, and %1$s is told so. Reply YES %1$s to undo it."
        .formatted(name(person));
  }

  static String whomToDecline(List<String> people) {
    return "Whom do you mean? Reply NO and the name: %s.".formatted(listed(people));
  }

  static String helpOrDecline(List<String> people) {
    return "If you need help, reply SOS. To be no contact of theirs, reply NO and the name: %s."
        .formatted(people.size() == 1 ? name(people.getFirst()) : listed(people.subList(0, 2)));
  }

  private static String listed(List<String> people) {
    return people.stream().limit(4).map(Texts::name).collect(Collectors.joining(", "));
  }

  /** To the person, when a contact does not want to be one. */
  static String contactDeclined(String contact, long left) {
    return "%s declined to be your emergency contact and is none any more. %s"
        .formatted(name(contact), left(left));
  }

  /** To the person, when a contact who declined thinks better of it. */
  static String contactAfterAll(String contact) {
    return "%s is your emergency contact after all.".formatted(name(contact));
  }

  /** Whether somebody was called so in a text of ours, or is called so. */
  static boolean isName(String typed, String name) {
    String plain = typed.strip();
    return plain.equalsIgnoreCase(name.strip()) || plain.equalsIgnoreCase(name(name));
  }

  static String reachedContact(String person) {
    return "Texts reach you again. You are %s's emergency contact.".formatted(name(person));
  }

  /** To the other contacts, when one of them has it. */
  static String hasIt(String contact, String person) {
    return "%s has it and is looking after %s. Thank you.".formatted(name(contact), name(person));
  }

  static String hasItAlready(String contact) {
    return "%s has it already. Thank you.".formatted(name(contact));
  }

  static String youHaveIt(String person, int minutes) {
    return "Thank you, you have it. Text SAFE once %s is all right; I will ask again in %d minutes."
        .formatted(name(person), minutes);
  }

  static String remind(String person, int minutes) {
    return "Do you still have %s? Reply 1 for %d minutes more, SAFE if all is well, 2 if you can't."
        .formatted(name(person), minutes);
  }

  /** To everyone who was told, when a contact said that all is well. */
  static String allClear(String person, String contact, Optional<String> note) {
    return "All clear: %s says %s is safe%s. Thank you for being there."
        .formatted(name(contact), name(person), note.map(text -> " (" + text + ")").orElse(""));
  }

  /** The same, when the person said so. */
  static String allClear(String person) {
    return "All clear: %s has answered and is all right. Thank you for being there."
        .formatted(name(person));
  }

  static String saidSafe(String contact) {
    return "%s says you are safe, and everyone who was told knows. Reply ON to switch your check-ins on again."
        .formatted(name(contact));
  }

  static String whichAlert(List<OpenAlert> alerts) {
    String names =
        alerts.stream()
            .limit(4)
            .map(alert -> alert.letter() + " is " + name(alert.firstName()))
            .collect(Collectors.joining(", "));
    String letter = alerts.getFirst().letter();
    return "Whom do you mean? %s. Reply %s1, %s2 or %s SAFE, with the letter."
        .formatted(names, letter, letter, letter);
  }

  private static String name(String name) {
    return Gsm7.plain(name, LONGEST_NAME);
  }
}
