package dev.kronus.liveness;

import dev.kronus.accounts.User;
import dev.kronus.accounts.Users;
import dev.kronus.contacts.Contact;
import dev.kronus.contacts.Contacts;
import dev.kronus.contacts.Standings;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Invoker;
import dev.kronus.platform.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Understands what people say to being somebody's emergency contact: yes, or no, with the name
 * where several have named them. Of a user's own words only those that answer a question still
 * open; a bare no that could mean several is asked back, never guessed.
 */
final class InviteEar implements Ear {
  private static final Pattern NO =
      Pattern.compile("(?:no|n|nope|decline)(?:[\\s,]+(?<name>[^.!]+?))?[\\s.!]*");

  private final Table table;
  private final Users users;
  private final Contacts contacts;
  private final Answers answers;
  private final Limit talking;
  private final Invoker invoker;

  InviteEar(
      Table table,
      Users users,
      Contacts contacts,
      Answers answers,
      Limit talking,
      Invoker invoker) {
    this.table = table;
    this.users = users;
    this.contacts = contacts;
    this.answers = answers;
    this.talking = talking;
    this.invoker = invoker;
  }

  /** Somebody who trusts the sender. */
  private record Trusting(User user, Contact contact) {
    boolean isNamed(String name) {
      return Texts.isName(name, user.firstName());
    }
  }

  @Override
  public Optional<Heard> hear(Incoming in) {
    boolean person = in.settings().isPresent();
    List<Trusting> all = trusting(in);
    List<Trusting> open =
        all.stream().filter(one -> !one.contact().standing().isVerified()).toList();
    if (person && (open.isEmpty() || in.late().isPresent())) {
      return Optional.empty();
    }
    Optional<Heard> said = said(in, open.isEmpty() ? all : open);
    return person || said.isPresent() ? said : Optional.of(explained(in, all));
  }

  private List<Trusting> trusting(Incoming in) {
    return in.contacts().stream()
        .filter(contact -> contact.isEmergencyContact() && contact.standing().isInvited())
        .flatMap(
            contact -> users.profile(contact.uid()).map(u -> new Trusting(u, contact)).stream())
        .toList();
  }

  private Optional<Heard> said(Incoming in, List<Trusting> meant) {
    String body = in.sms().body().strip();
    Matcher no = NO.matcher(body.toLowerCase(Locale.ROOT));
    if (meant.isEmpty()) {
      return Optional.empty();
    }
    if (no.matches()) {
      return Optional.ofNullable(no.group("name"))
          .map(name -> named(in, meant, name))
          .orElseGet(() -> Optional.of(unnamed(in, meant)));
    }
    return answers.read(body) == Answer.GOOD ? Optional.of(willing(in, meant)) : Optional.empty();
  }

  private Optional<Heard> named(Incoming in, List<Trusting> meant, String name) {
    return meant.stream()
        .filter(one -> one.isNamed(name))
        .findFirst()
        .map(one -> declined(in, one));
  }

  /** From a person who is asked themselves a bare no may also mean that they are not all right. */
  private Heard unnamed(Incoming in, List<Trusting> meant) {
    List<String> names = meant.stream().map(one -> one.user().firstName()).toList();
    if (in.settings().isPresent()) {
      return talk(in, Texts.helpOrDecline(names));
    }
    return meant.size() == 1
        ? declined(in, meant.getFirst())
        : talk(in, Texts.whomToDecline(names));
  }

  private static Heard willing(Incoming in, List<Trusting> meant) {
    Changes changes = new Changes();
    meant.forEach(one -> changes.add(Standings.verified(one.contact(), in.now())));
    return Heard.of(changes, Texts.willing(meant.getFirst().user().firstName()));
  }

  private Heard declined(Incoming in, Trusting one) {
    Contact contact = one.contact();
    long left =
        contacts.emergency(contact.uid()).stream()
            .filter(other -> !other.id().equals(contact.id()))
            .filter(other -> !other.standing().isUnreachable())
            .count();
    String id = "declined-c%05d-%s".formatted(contact.id().value(), in.sms().sid());
    String text = Texts.contactDeclined(contact.firstName(), left);
    Changes changes = new Changes().add(Standings.declined(table, contact, in.now()));
    return Heard.of(changes, Texts.declined(one.user().firstName()))
        .telling(Invitations.owner(one.user(), contact, id, text, in.now()), invoker);
  }

  /** Whoever is nobody's contact yet gets no word. */
  private Heard explained(Incoming in, List<Trusting> all) {
    if (all.isEmpty()) {
      return Heard.words(Optional.empty());
    }
    boolean late = AlertAnswer.parse(in.sms().body()).isPresent();
    String name = all.getFirst().user().firstName();
    return talk(in, late ? Texts.ALARM_OVER : Texts.howToAnswerInvitation(name));
  }

  /** Explains, but not without end. */
  private Heard talk(Incoming in, String words) {
    boolean allowed = talking.allows(in.sms().from().value());
    return Heard.words(allowed ? Optional.of(words) : Optional.empty());
  }
}
