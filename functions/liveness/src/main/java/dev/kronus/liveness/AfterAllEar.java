package dev.kronus.liveness;

import dev.kronus.accounts.User;
import dev.kronus.accounts.Users;
import dev.kronus.contacts.Contact;
import dev.kronus.contacts.Standings;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Invoker;
import dev.kronus.platform.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Understands who declined to be somebody's emergency contact and thinks better of it: a yes with
 * the name, or, from a phone that is no user's and has nothing else to answer, a bare one.
 */
record AfterAllEar(Table table, Users users, Answers answers, Invoker invoker) implements Ear {
  private static final Duration OPEN = Duration.ofDays(30);
  private static final Pattern NAMED =
      Pattern.compile("(?:yes|y|yeah|yep)[\\s,]+(?<name>[^.!]+?)[\\s.!]*");

  @Override
  public Optional<Heard> hear(Incoming in) {
    Matcher named = NAMED.matcher(in.sms().body().strip().toLowerCase(Locale.ROOT));
    if (named.matches()) {
      Optional<Heard> one = heard(in, Optional.of(named.group("name")));
      if (one.isPresent()) {
        return one;
      }
    }
    boolean bare = in.settings().isEmpty() && !isAsked(in);
    return bare && answers.read(in.sms().body()) == Answer.GOOD
        ? heard(in, Optional.empty())
        : Optional.empty();
  }

  /** Whether a yes is the answer to another's question. */
  private static boolean isAsked(Incoming in) {
    return in.contacts().stream()
        .filter(Contact::isEmergencyContact)
        .anyMatch(one -> one.standing().isInvited() && !one.standing().isVerified());
  }

  /** Of several, the one they declined last. */
  private Optional<Heard> heard(Incoming in, Optional<String> name) {
    return in.contacts().stream()
        .filter(contact -> isOpen(contact, in.now()))
        .sorted(Comparator.comparing(AfterAllEar::declinedAt).reversed())
        .flatMap(
            contact ->
                users.profile(contact.uid()).map(u -> willing(in, u, contact, name)).stream())
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Heard> willing(Incoming in, User user, Contact contact, Optional<String> name) {
    if (name.filter(typed -> !Texts.isName(typed, user.firstName())).isPresent()) {
      return Optional.empty();
    }
    String id = "after-all-c%05d-%s".formatted(contact.id().value(), in.sms().sid());
    String text = Texts.contactAfterAll(contact.firstName());
    Changes changes = new Changes().add(Standings.undeclined(table, contact, in.now()));
    return Optional.of(
        Heard.of(changes, Texts.willing(user.firstName()))
            .telling(Invitations.owner(user, contact, id, text, in.now()), invoker));
  }

  private static boolean isOpen(Contact contact, Instant now) {
    return !contact.isEmergencyContact()
        && contact.standing().declinedAt().filter(at -> at.plus(OPEN).isAfter(now)).isPresent();
  }

  private static Instant declinedAt(Contact contact) {
    return contact.standing().declinedAt().orElseThrow();
  }
}
