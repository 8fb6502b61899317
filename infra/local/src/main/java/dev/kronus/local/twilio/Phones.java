package dev.kronus.local.twilio;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Every telephone number the double has heard of, and how it behaves. */
public final class Phones {
  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
  private static final Set<String> OUT =
      Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT");
  private static final Set<String> IN = Set.of("START", "YES", "UNSTOP");
  private static final Set<String> HELP = Set.of("HELP", "INFO");
  private final Map<String, Phone> phones = new TreeMap<>();

  /**
   * One number.
   *
   * @param requests how often the API was asked to send it a message, whatever came of it
   */
  public record Phone(String number, Behaviour behaviour, boolean optedOut, int requests) {
    Phone with(Behaviour other) {
      return new Phone(number, other, optedOut, requests);
    }

    Phone optedOut(boolean out) {
      return new Phone(number, behaviour, out, requests);
    }

    Phone asked() {
      return new Phone(number, behaviour, optedOut, requests + 1);
    }
  }

  public static boolean valid(String number) {
    return E164.matcher(number).matches();
  }

  public synchronized Collection<Phone> all() {
    return List.copyOf(phones.values());
  }

  public synchronized Phone get(String number) {
    return phones.getOrDefault(number, new Phone(number, Behaviour.DELIVERS, false, 0));
  }

  public synchronized Phone behave(String number, Behaviour behaviour) {
    return keep(get(number).with(behaviour));
  }

  public synchronized void restore(Collection<Phone> earlier) {
    earlier.forEach(this::keep);
  }

  synchronized Phone asked(String number) {
    return keep(get(number).asked());
  }

  /** A text from a phone may be a keyword; answers which kind, as {@code OptOutType} names it. */
  synchronized Optional<String> heard(String number, String body) {
    String word = body.strip().toUpperCase(Locale.ROOT);
    if (OUT.contains(word)) {
      keep(get(number).optedOut(true));
      return Optional.of("STOP");
    }
    if (IN.contains(word)) {
      keep(get(number).optedOut(false));
      return Optional.of("START");
    }
    keep(get(number));
    return HELP.contains(word) ? Optional.of("HELP") : Optional.empty();
  }

  private Phone keep(Phone phone) {
    phones.put(phone.number(), phone);
    return phone;
  }
}
