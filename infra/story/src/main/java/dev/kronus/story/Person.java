package dev.kronus.story;

import dev.kronus.accounts.Actor;
import dev.kronus.accounts.NewUser;
import dev.kronus.accounts.UserChange;
import dev.kronus.accounts.UserStatus;
import dev.kronus.contacts.Contact;
import dev.kronus.contacts.ContactChange;
import dev.kronus.contacts.NewContact;
import dev.kronus.kernel.Cron;
import dev.kronus.kernel.Email;
import dev.kronus.kernel.Fields;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.ProbeId;
import dev.kronus.kernel.Uid;
import dev.kronus.liveness.Probe;
import dev.kronus.liveness.SettingsChange;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Somebody in a story who uses Kronus. */
public final class Person {
  private static final String PASSWORD = "very-secure-1";

  private final World world;
  private final Uid uid;
  private final PhoneNumber phone;

  private Person(World world, Uid uid, PhoneNumber phone) {
    this.world = world;
    this.uid = uid;
    this.phone = phone;
  }

  /** Signs up under this name; names and numbers are taken once a world. */
  public static Person joins(World world, String name, String number) {
    PhoneNumber phone = new PhoneNumber(number);
    Email email = new Email(name.toLowerCase(Locale.ROOT) + "@example.com");
    NewUser wanted = NewUser.of(name, "Stark", email, phone, PASSWORD);
    Uid uid = world.registrations.admit(wanted, 2, UserStatus.ACTIVE).user().uid();
    return new Person(world, uid, phone);
  }

  public Uid uid() {
    return uid;
  }

  public PhoneNumber phone() {
    return phone;
  }

  /** Has another phone from now on. */
  public Person moves(String number) {
    Map<String, Object> wish = Map.of("phone_number", number, "current_password", PASSWORD);
    Actor self = new Actor(uid, 2, Set.of(), "203.0.113.7", Optional.empty());
    world.profiles.change(self, UserChange.from(new Fields(wish)));
    return this;
  }

  /** Names somebody to be told. */
  public Contact trusts(String name, String number) {
    return trusts(name, number, 1);
  }

  /** The same, told only after those of lower priority numbers. */
  public Contact trusts(String name, String number, int priority) {
    Email email = new Email(name.toLowerCase(Locale.ROOT) + "@example.org");
    return world.contacts.add(
        uid, new NewContact(name, "Wayne", new PhoneNumber(number), email, true, priority, false));
  }

  /** Has Kronus ask on this schedule. */
  public Person isAskedAt(String cron, String zone, int retries, int waitMinutes) {
    change(
        new SettingsChange(
            Optional.of(true),
            Optional.of(Cron.of(cron)),
            Optional.of(ZoneId.of(zone)),
            Optional.of(retries),
            Optional.of(waitMinutes),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
    return this;
  }

  /** Changes one field of the settings, as a request to the API would. */
  public void sets(String field, Object value) {
    change(SettingsChange.from(new Fields(Map.of(field, value))));
  }

  /** Has this contact told when a good answer was forced. */
  public void tellsOnDuress(Contact contact) {
    Fields fields = new Fields(Map.of("tell_on_duress", true));
    world.contacts.change(uid, contact.id(), ContactChange.from(fields));
  }

  /** Turns the schedule on or off. */
  public void turns(boolean on) {
    change(
        new SettingsChange(
            Optional.of(on),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  public void texts(String body) {
    world.text(phone, body);
  }

  public void leaves() {
    world.departures.delete(uid);
    world.settle();
  }

  public boolean isOn() {
    return world.checkIns.get(uid).active();
  }

  public Probe probe(long id) {
    return world.probes.get(uid, new ProbeId(id));
  }

  /** How many times this person has been asked, follow-ups not counted. */
  public long probes() {
    return world.checkIns.get(uid).lastProbeId();
  }

  /** What this phone got, oldest first. */
  public List<String> phoneShows() {
    return shows(world, phone);
  }

  /** What a phone got, oldest first, besides being told that its owner is somebody's contact. */
  public static List<String> shows(World world, PhoneNumber phone) {
    return all(world, phone).filter(body -> !isInvitation(body)).toList();
  }

  /** What a phone got when its owner became somebody's emergency contact. */
  public static List<String> invitations(World world, PhoneNumber phone) {
    return all(world, phone).filter(Person::isInvitation).toList();
  }

  private static Stream<String> all(World world, PhoneNumber phone) {
    return world.phones.received(phone).stream().map(Phones.Text::body);
  }

  private static boolean isInvitation(String body) {
    return body.contains("All is well. Reply NO to decline");
  }

  private void change(SettingsChange change) {
    world.checkIns.change(uid, change);
    world.settle();
  }
}
