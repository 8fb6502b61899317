package dev.kronus.contacts;

import dev.kronus.accounts.Users;
import dev.kronus.kernel.ContactId;
import dev.kronus.kernel.Page;
import dev.kronus.kernel.Paging;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Invoker;
import dev.kronus.platform.Key;
import dev.kronus.platform.OperatorSettings;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Query;
import dev.kronus.platform.Secrets;
import dev.kronus.platform.Slice;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The people a user trusts, at most 20. */
public final class Contacts {
  /** The function that texts new emergency contacts that they are one. */
  static final String INVITER = "Probe";

  private static final int MOST = 20;

  /**
   * Two changes of the same user's contacts at once are rare; more than this many are an attack.
   */
  private static final int TRIES = 5;

  private final Table table;
  private final Users users;
  private final Secrets secrets;
  private final Invoker invoker;
  private final InstantSource clock;

  public Contacts(Table table, Users users, Secrets secrets, Invoker invoker, InstantSource clock) {
    this.table = table;
    this.users = users;
    this.secrets = secrets;
    this.invoker = invoker;
    this.clock = clock;
  }

  /** Adds somebody; refuses a number or address the user has already, and the user's own number. */
  public Contact add(Uid uid, NewContact wanted) {
    requireAllowed(wanted.phoneNumber());
    Contact added =
        settled(
            () -> {
              Roster roster = Roster.read(table, uid);
              if (roster.contacts() >= MOST) {
                throw new Refusal.Conflict(
                    "There are " + MOST + " contacts already; remove one first.");
              }
              Contact contact = wanted.as(uid, new ContactId(roster.lastId() + 1), clock.instant());
              requireUnique(contact);
              table.write(
                  Write.create(ContactItems.key(uid, contact.id()), ContactItems.created(contact)),
                  PhoneBook.entered(contact),
                  roster
                      .changed(1, contact.isEmergencyContact() ? 1 : 0)
                      .set("last_contact_id", contact.id().value()));
              return contact;
            });
    invite(added);
    return added;
  }

  /** Has them texted that they are an emergency contact, if that is to be done. */
  private void invite(Contact contact) {
    if (contact.standing().inviteAt().isPresent()) {
      Key key = ContactItems.key(contact.uid(), contact.id());
      invoker.poke(INVITER, new Poke(contact.uid(), key.sk()));
    }
  }

  /** Newest first. */
  public Page<Contact> list(Uid uid, Paging paging) {
    long total = Roster.read(table, uid).contacts();
    Query query =
        Query.of(ContactItems.key(uid, new ContactId(1)).pk())
            .prefix(ContactItems.PREFIX)
            .newestFirst()
            .limit(paging.limit() + 1);
    Optional<Long> before = paging.cursor().map(Contacts::place);
    List<Slice.Row> rows =
        before
            .map(id -> id < 2 ? List.<Slice.Row>of() : table.query(upTo(query, uid, id - 1)).rows())
            .orElseGet(() -> table.query(query).rows());
    List<Contact> shown = rows.stream().limit(paging.limit()).map(ContactItems::contact).toList();
    Optional<String> next =
        rows.size() > paging.limit()
            ? Optional.of(shown.getLast().id().toString())
            : Optional.empty();
    return new Page<>(shown, next, total);
  }

  /**
   * Everyone to be told when this user is in trouble, the first first; nobody when the user is
   * gone.
   */
  public List<Contact> emergency(Uid uid) {
    return all(uid).stream()
        .filter(Contact::isEmergencyContact)
        .sorted(Comparator.comparingInt(Contact::priority).thenComparing(Contact::id))
        .toList();
  }

  public Contact get(Uid uid, ContactId id) {
    return find(ContactItems.key(uid, id)).orElseThrow(Contacts::noSuchContact);
  }

  /** The contact that a poke names; empty when they are gone. */
  public Optional<Contact> find(Poke poke) {
    return find(Key.of(poke.uid(), poke.item()));
  }

  private Optional<Contact> find(Key key) {
    return table.get(key).map(item -> ContactItems.contact(key, item));
  }

  /** The user's contact on this number; there is at most one. */
  public Optional<Contact> on(Uid uid, PhoneNumber phone) {
    return all(uid).stream().filter(contact -> contact.phoneNumber().equals(phone)).findFirst();
  }

  /** Changes somebody, under the rules of {@link #add} and {@link #remove}. */
  public Contact change(Uid uid, ContactId id, ContactChange change) {
    change.phoneNumber().ifPresent(this::requireAllowed);
    Contact changed =
        settled(
            () -> {
              Roster roster = Roster.read(table, uid);
              Contact before = get(uid, id);
              Contact after = change.applied(before, clock.instant());
              requireUnique(after);
              int emergencyBy = number(after) - number(before);
              requireSomeoneLeft(roster, emergencyBy);
              table.write(changes(before, after, roster.changed(0, emergencyBy)));
              return get(uid, id);
            });
    invite(changed);
    return changed;
  }

  private static List<Write> changes(Contact before, Contact after, Write counts) {
    List<Write> writes = new ArrayList<>(List.of(ContactItems.changed(before, after), counts));
    if (!before.phoneNumber().equals(after.phoneNumber())) {
      writes.add(PhoneBook.removed(before));
      writes.add(PhoneBook.entered(after));
    }
    return writes;
  }

  /** Removes somebody; refuses to leave a user who is being asked with nobody to tell. */
  public void remove(Uid uid, ContactId id) {
    settled(
        () -> {
          Roster roster = Roster.read(table, uid);
          Contact contact = get(uid, id);
          requireSomeoneLeft(roster, -number(contact));
          table.write(
              Write.delete(
                  ContactItems.key(uid, id),
                  Condition.equal("phone_number", contact.phoneNumber().value())),
              PhoneBook.removed(contact),
              roster.changed(-1, -number(contact)));
          return contact;
        });
  }

  /** Whether an item is a contact, by its sort key. */
  public static boolean isOne(String item) {
    return item.startsWith(ContactItems.PREFIX);
  }

  static Refusal noSuchUser() {
    return new Refusal.Missing("There is no such user.");
  }

  private static Refusal noSuchContact() {
    return new Refusal.Missing("There is no such contact.");
  }

  /** Decides again when another change came first. */
  private static <T> T settled(Supplier<T> attempt) {
    for (int i = 1; ; i++) {
      try {
        return attempt.get();
      } catch (Table.ConditionFailed changed) {
        if (i == TRIES) {
          throw new Refusal.Conflict("The contacts are being changed elsewhere; try again.");
        }
      }
    }
  }

  private List<Contact> all(Uid uid) {
    return table
        .all(Query.of(ContactItems.key(uid, new ContactId(1)).pk()).prefix(ContactItems.PREFIX))
        .stream()
        .map(ContactItems::contact)
        .toList();
  }

  private void requireUnique(Contact wanted) {
    List<String> faults = new ArrayList<>();
    if (users
        .profile(wanted.uid())
        .orElseThrow(Contacts::noSuchUser)
        .phone()
        .equals(Optional.of(wanted.phoneNumber()))) {
      faults.add("phone_number is your own.");
    }
    List<Contact> others =
        all(wanted.uid()).stream().filter(other -> !other.id().equals(wanted.id())).toList();
    if (others.stream().anyMatch(other -> other.phoneNumber().equals(wanted.phoneNumber()))) {
      faults.add("phone_number is another contact's.");
    }
    if (others.stream().anyMatch(other -> other.email().equals(wanted.email()))) {
      faults.add("email is another contact's.");
    }
    if (!faults.isEmpty()) {
      throw new Refusal.Conflict(faults);
    }
  }

  private void requireAllowed(PhoneNumber number) {
    if (!OperatorSettings.read(secrets).allowedCountries().contains(number.country())) {
      throw new Refusal.Invalid("phone_number must be of a country that may be texted.");
    }
  }

  private static void requireSomeoneLeft(Roster roster, int emergencyBy) {
    if (emergencyBy < 0 && roster.needsEach()) {
      throw new Refusal.Conflict(
          "This is the last emergency contact while the probe is on; add another or turn it off.");
    }
  }

  private static int number(Contact contact) {
    return contact.isEmergencyContact() ? 1 : 0;
  }

  private static Query upTo(Query query, Uid uid, long id) {
    return query.between(ContactItems.PREFIX, ContactItems.key(uid, new ContactId(id)).sk());
  }

  private static long place(String cursor) {
    if (!cursor.matches("[1-9][0-9]{0,8}")) {
      throw new Refusal.Invalid("cursor is not a cursor of this list.");
    }
    return Long.parseLong(cursor);
  }
}
