package dev.kronus.story.storm;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a message is for, as anybody who reads it on a phone would tell. */
enum Says {
  QUESTION("friendly check in"),
  FOLLOW_UP("You good\\? \\(Y/N\\)$"),
  /** An alert that must not show. */
  SILENT("^You are (?<name>\\w+)( \\w+)?'s emergency contact\\..* SILENT:"),
  ALERT("[Yy]ou are (?<name>\\w+)( \\w+)?'s emergency contact\\..*Reply [A-Z]?1"),
  CLEAR("^All clear: (\\w+ says )?(?<name>\\w+) (is safe|has answered)"),
  TOLD("^We told|^You have no emergency contact, so|^We could not reach your emergency"),
  GLAD("^Glad to hear it"),
  HANG_IN("^Hang in there! (Reaching|You have)"),
  YOURS("^Thank you, you have it\\. Text SAFE once (?<name>\\w+)"),
  TAKEN("^(?<by>\\w+) has it and is looking after (?<name>\\w+)"),
  STILL("^Do you still have (?<name>\\w+)"),
  WHICH("^Whom do you mean"),
  EVERYONE("^Thank you\\. Everyone"),
  SAFE_SAID("says you are safe"),
  LATE_GLAD("^Glad you are okay"),
  EARLY("^Thanks, that counts for your next"),
  WILL_ASK("^Will check on you in"),
  SWITCHED_ON("^Your check-ins are on"),
  PAUSED("^Paused\\."),
  CODE("reply (?<code>[0-9]{4}) within 10 minutes"),
  IS_OFF("^Your check-ins are off\\. Reply ON"),
  /** To a contact: whoever it is about cannot be asked any more. */
  OPTED_OUT("^(?<name>\\w+)'s phone has opted out of our texts, so check-ins"),
  OTHER("");

  private static final Pattern LETTER = Pattern.compile("Reply ([A-Z])1");
  private final Pattern pattern;

  Says(String pattern) {
    this.pattern = Pattern.compile(pattern);
  }

  static Says of(String body) {
    for (Says kind : values()) {
      if (kind.pattern.matcher(body).find()) {
        return kind;
      }
    }
    return OTHER;
  }

  /** Of whom it speaks; empty when of nobody. */
  String about(String body) {
    Matcher matcher = pattern.matcher(body);
    boolean named = pattern.namedGroups().containsKey("name") && matcher.find();
    return named ? matcher.group("name") : "";
  }

  /** The code it asks to have back. */
  String code(String body) {
    Matcher matcher = pattern.matcher(body);
    return matcher.find() ? matcher.group("code") : "";
  }

  /** The letter it asks to be answered with; empty when none. */
  static String letter(String body) {
    Matcher matcher = LETTER.matcher(body);
    return matcher.find() ? matcher.group(1) : "";
  }
}
