package dev.kronus.contacts;

import static dev.kronus.contacts.Village.TONY;
import static dev.kronus.contacts.Village.person;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.accounts.ProbeSettingsItems;
import dev.kronus.kernel.ContactId;
import dev.kronus.kernel.Email;
import dev.kronus.kernel.Paging;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ContactsTest {
  private static final ContactChange NOTHING = change(Optional.empty(), Optional.empty());

  private final Village village = new Village();
  private final Contacts contacts = village.contacts;

  @Test
  void countsWhomItAdds() {
    assertEquals(new ContactId(1), contacts.add(TONY, person(1, true)).id());
    assertEquals(new ContactId(2), contacts.add(TONY, person(2, false)).id());
    assertEquals(2, village.count("contacts"));
    assertEquals(1, village.count("emergency_contacts"));
    assertEquals(0, village.settings(Village.BRUCE).number("contacts"));
  }

  @Test
  void givesNoIdOutTwice() {
    contacts.add(TONY, person(1, false));
    contacts.remove(TONY, new ContactId(1));
    assertEquals(new ContactId(2), contacts.add(TONY, person(1, false)).id());
  }

  @Test
  void takesTwentyAndNoMore() {
    for (int i = 1; i <= 20; i++) {
      contacts.add(TONY, person(i, false));
    }
    assertThrows(Refusal.Conflict.class, () -> contacts.add(TONY, person(21, true)));
    assertEquals(20, village.count("contacts"));
    contacts.remove(TONY, new ContactId(3));
    contacts.add(TONY, person(21, true));
    assertEquals(20, contacts.list(TONY, new Paging(100, Optional.empty())).rows().size());
  }

  @Test
  void namesEveryDuplicateAtOnce() {
    contacts.add(TONY, person(1, false));
    Refusal twice =
        assertThrows(Refusal.Conflict.class, () -> contacts.add(TONY, person(1, false)));
    assertEquals(
        List.of("phone_number is another contact's.", "email is another contact's."),
        twice.reasons());
    contacts.add(Village.BRUCE, person(1, false));
    assertEquals(1, village.count("contacts"));
  }

  @Test
  void refusesTheUsersOwnNumber() {
    NewContact self =
        new NewContact(
            "T", "S", new PhoneNumber(Village.TONYS_NUMBER), new Email("x@y.com"), true, 1, false);
    Refusal own = assertThrows(Refusal.Conflict.class, () -> contacts.add(TONY, self));
    assertEquals(List.of("phone_number is your own."), own.reasons());
    contacts.add(TONY, person(1, false));
    ContactChange toSelf = change(Optional.of(self.phoneNumber()), Optional.empty());
    assertThrows(Refusal.Conflict.class, () -> contacts.change(TONY, new ContactId(1), toSelf));
  }

  @Test
  void refusesNumbersThatMayNotBeTexted() {
    NewContact abroad =
        new NewContact(
            "T", "S", new PhoneNumber("+41446681800"), new Email("x@y.com"), true, 1, false);
    assertThrows(Refusal.Invalid.class, () -> contacts.add(TONY, abroad));
    assertEquals(0, village.count("contacts"));
  }

  @Test
  void keepsTheLastEmergencyContactWhileTheScheduleIsOn() {
    contacts.add(TONY, person(1, true));
    contacts.add(TONY, person(2, false));
    village.active();
    refusesToLose(new ContactId(1));
    contacts.remove(TONY, new ContactId(2));
  }

  @Test
  void keepsTheLastEmergencyContactWhileAQuestionIsOut() {
    contacts.add(TONY, person(1, true));
    village.pending();
    refusesToLose(new ContactId(1));
  }

  @Test
  void letsTheLastEmergencyContactGoWhenNobodyIsAsked() {
    contacts.add(TONY, person(1, true));
    contacts.change(TONY, new ContactId(1), change(Optional.empty(), Optional.of(false)));
    assertEquals(0, village.count("emergency_contacts"));
    contacts.change(TONY, new ContactId(1), change(Optional.empty(), Optional.of(true)));
    assertEquals(1, village.count("emergency_contacts"));
    contacts.remove(TONY, new ContactId(1));
    assertEquals(0, village.count("emergency_contacts"));
    assertEquals(0, village.count("contacts"));
  }

  @Test
  void letsOneOfTwoEmergencyContactsGoAlways() {
    contacts.add(TONY, person(1, true));
    contacts.add(TONY, person(2, true));
    village.active();
    contacts.remove(TONY, new ContactId(1));
    refusesToLose(new ContactId(2));
  }

  @Test
  void decidesNothingOnAnOlderReading() {
    Roster before = Roster.read(village.table, TONY);
    contacts.add(TONY, person(1, true));
    Roster between = Roster.read(village.table, TONY);
    contacts.change(
        TONY, new ContactId(1), change(Optional.of(Village.phone(9)), Optional.empty()));
    for (Roster stale : List.of(before, between)) {
      assertThrows(Table.ConditionFailed.class, () -> village.table.write(stale.changed(0, 0)));
    }
    village.table.write(Roster.read(village.table, TONY).changed(0, 0));
  }

  /** The check on reading is a courtesy; the condition of the write is the rule. */
  @Test
  void refusesByTheWriteWhatTheReadingMissed() {
    contacts.add(TONY, person(1, true));
    Roster before = Roster.read(village.table, TONY);
    village.active();
    assertThrows(Table.ConditionFailed.class, () -> village.table.write(before.changed(-1, -1)));
  }

  @Test
  void tellsTheFirstFirst() {
    for (int[] each : new int[][] {{1, 5}, {2, 1}, {3, 1}, {4, 9}}) {
      NewContact p = person(each[0], each[0] != 4);
      contacts.add(
          TONY,
          new NewContact(
              p.firstName(),
              p.lastName(),
              p.phoneNumber(),
              p.email(),
              each[0] != 4,
              each[1],
              false));
    }
    assertEquals(
        List.of(2L, 3L, 1L), contacts.emergency(TONY).stream().map(c -> c.id().value()).toList());
    assertEquals(List.of(), contacts.emergency(new Uid(99)));
  }

  @Test
  void knowsNobodyOfAUserWhoIsGone() {
    Uid gone = new Uid(99);
    assertThrows(Refusal.Missing.class, () -> contacts.add(gone, person(1, false)));
    assertThrows(Refusal.Missing.class, () -> contacts.get(gone, new ContactId(1)));
    assertThrows(Refusal.Missing.class, () -> contacts.change(gone, new ContactId(1), NOTHING));
    assertThrows(Refusal.Missing.class, () -> contacts.remove(gone, new ContactId(1)));
    village.table.write(Write.delete(ProbeSettingsItems.key(TONY), Condition.EXISTS));
    assertThrows(Refusal.Missing.class, () -> contacts.add(TONY, person(1, false)));
    assertTrue(village.table.rows().stream().noneMatch(r -> r.key().sk().startsWith("CONTACT#")));
  }

  @Test
  void keepsItsCountWhenManyAddAtOnce() throws InterruptedException {
    List<Callable<Contact>> adders = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      int n = i % 30;
      adders.add(() -> contacts.add(TONY, person(n, true)));
    }
    int added = 0;
    try (var pool = Executors.newFixedThreadPool(8)) {
      for (Future<Contact> each : pool.invokeAll(adders)) {
        added += succeeded(each) ? 1 : 0;
      }
    }
    List<Contact> all = contacts.emergency(TONY);
    assertEquals(added, all.size());
    assertTrue(added <= 20);
    assertEquals(added, village.count("contacts"));
    assertEquals(added, village.count("emergency_contacts"));
    assertEquals(added, all.stream().map(Contact::phoneNumber).distinct().count());
  }

  private static boolean succeeded(Future<Contact> each) throws InterruptedException {
    try {
      each.get();
      return true;
    } catch (ExecutionException refused) {
      assertTrue(refused.getCause() instanceof Refusal.Conflict, refused::toString);
      return false;
    }
  }

  private void refusesToLose(ContactId id) {
    assertThrows(Refusal.Conflict.class, () -> contacts.remove(TONY, id));
    ContactChange demoted = change(Optional.empty(), Optional.of(false));
    assertThrows(Refusal.Conflict.class, () -> contacts.change(TONY, id, demoted));
    assertTrue(contacts.get(TONY, id).isEmergencyContact());
    assertEquals(1, village.count("emergency_contacts"));
  }

  private static ContactChange change(Optional<PhoneNumber> phone, Optional<Boolean> emergency) {
    return new ContactChange(
        Optional.empty(),
        Optional.empty(),
        phone,
        Optional.empty(),
        emergency,
        Optional.empty(),
        Optional.empty());
  }
}
