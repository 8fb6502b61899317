package dev.kronus.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.contacts.Contact;
import dev.kronus.contacts.ContactChange;
import dev.kronus.kernel.Fields;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Becoming somebody's emergency contact, and saying yes or no to it. */
@Tag("A9")
class TrustStoriesTest {
  private static final PhoneNumber BRUCE = new PhoneNumber("+14165550188");
  private static final String INVITED =
      "You are Tony's emergency contact. All is well. Reply NO to decline, YES to confirm.";

  private final World world = new World("2026-11-20T12:00:00Z");
  private final Passing time = new Passing(world);
  private final Person tony = Person.joins(world, "Tony", "+14165550107");
  private Contact bruce;

  @BeforeEach
  void tonyTrustsBruce() {
    bruce = tony.trusts("Bruce", BRUCE.value());
    world.settle();
  }

  @Test
  void aNewEmergencyContactIsToldSoOnce() {
    assertEquals(List.of(INVITED), Person.invitations(world, BRUCE));
    time.pass(Duration.ofDays(2));
    assertEquals(List.of(INVITED), Person.invitations(world, BRUCE));
    assertTrue(bruce().standing().isInvited());
    assertFalse(bruce().standing().isVerified());
  }

  @Test
  void itIsSaidThoughTheFunctionThatWasToSayItDied() {
    Contact pepper = tony.trusts("Pepper", "+14165550122");
    world.loseStarted();
    time.pass(Duration.ofMinutes(3));
    assertEquals(1, Person.invitations(world, pepper.phoneNumber()).size());
  }

  @Test
  void whoIsNoEmergencyContactHearsNothingUntilTheyBecomeOne() {
    change(Map.of("is_emergency_contact", false));
    change(Map.of("last_name", "Banner", "priority", 3));
    assertEquals(1, Person.invitations(world, BRUCE).size());
    change(Map.of("is_emergency_contact", true));
    assertEquals(2, Person.invitations(world, BRUCE).size());
  }

  @Test
  void anotherNumberIsAnotherPhoneToAsk() {
    world.text(BRUCE, "YES");
    PhoneNumber other = new PhoneNumber("+14165550189");
    change(Map.of("phone_number", other.value()));
    assertEquals(1, Person.invitations(world, other).size());
    assertFalse(bruce().standing().isVerified());
    world.text(BRUCE, "no");
    assertTrue(bruce().isEmergencyContact());
    world.text(other, "no");
    assertFalse(bruce().isEmergencyContact());
  }

  @Test
  void theSixthOfADayHearsItTheNextDay() {
    for (int i = 2; i <= 6; i++) {
      tony.trusts("Friend" + i, "+1416555013" + i);
    }
    world.settle();
    PhoneNumber sixth = new PhoneNumber("+14165550136");
    time.to(Instant.parse("2026-11-20T23:59:00Z"));
    assertEquals(List.of(), Person.invitations(world, sixth));
    time.pass(Duration.ofMinutes(5));
    assertEquals(1, Person.invitations(world, sixth).size());
  }

  @Test
  void nobodyIsToldThatAllIsWellWhileItIsNot() {
    tony.texts("SOS");
    Contact pepper = tony.trusts("Pepper", "+14165550122", 2);
    time.pass(Duration.ofMinutes(5));
    assertEquals(List.of(), Person.invitations(world, pepper.phoneNumber()));
    world.text(BRUCE, "SAFE");
    time.pass(Duration.ofHours(2));
    assertEquals(1, Person.invitations(world, pepper.phoneNumber()).size());
  }

  @Test
  void yesMakesThemVerified() {
    world.text(BRUCE, "yes thanks!");
    assertTrue(bruce().standing().isVerified());
    assertEquals("Thank you. I will text you here if Tony needs you.", last(BRUCE));
  }

  @Test
  void noMakesThemNoEmergencyContactAndThePersonHearsOfIt() {
    tony.trusts("Pepper", "+14165550122");
    world.text(BRUCE, "No.");
    assertFalse(bruce().isEmergencyContact());
    assertTrue(bruce().standing().declinedAt().isPresent());
    assertEquals(
        "Bruce declined to be your emergency contact and is none any more."
            + " You have 1 other emergency contact.",
        last(tony.phone()));
    assertEquals(1, world.checkIns.get(tony.uid()).emergencyContacts());
    tony.texts("SOS");
    assertFalse(last(BRUCE).contains("called for help"));
  }

  @Test
  void whoDeclinedMayThinkBetterOfIt() {
    world.text(BRUCE, "NO");
    assertTrue(last(BRUCE).endsWith("Reply YES Tony to undo it."), last(BRUCE));
    world.text(BRUCE, "yes");
    assertEquals("Thank you. I will text you here if Tony needs you.", last(BRUCE));
    assertTrue(bruce().isEmergencyContact());
    assertTrue(bruce().standing().isVerified());
    assertTrue(bruce().standing().declinedAt().isEmpty());
    assertEquals("Bruce is your emergency contact after all.", last(tony.phone()));
    assertEquals(1, world.checkIns.get(tony.uid()).emergencyContacts());
    tony.texts("SOS");
    assertTrue(last(BRUCE).contains("called for help"));
  }

  @Test
  void aUserDoesSoByName() {
    Person.joins(world, "Bruce", BRUCE.value());
    world.text(BRUCE, "no tony");
    world.text(BRUCE, "yes");
    assertFalse(bruce().isEmergencyContact(), "it may mean anything");
    world.text(BRUCE, "Yes, Tony!");
    assertTrue(bruce().isEmergencyContact());
  }

  @Test
  void anotherPhoneUndoesNobodysNo() {
    world.text(BRUCE, "NO");
    Fields fields = new Fields(Map.of("phone_number", "+14165550189"));
    world.contacts.change(tony.uid(), bruce().id(), ContactChange.from(fields));
    world.text(new PhoneNumber("+14165550189"), "yes");
    assertFalse(bruce().isEmergencyContact());
    assertTrue(bruce().standing().declinedAt().isEmpty());
  }

  @Test
  void afterAMonthANoIsANo() {
    world.text(BRUCE, "NO");
    time.pass(Duration.ofDays(30));
    world.text(BRUCE, "yes");
    world.text(BRUCE, "yes tony");
    assertFalse(bruce().isEmergencyContact());
  }

  @Test
  void theLastOneMayDeclineTooAndThePersonHearsThatNobodyIsLeft() {
    tony.isAskedAt("0 18 * * *", "UTC", 0, 30);
    world.text(BRUCE, "NO");
    assertFalse(bruce().isEmergencyContact());
    assertTrue(
        last(tony.phone())
            .endsWith("Nobody is left who can be told. Please add an emergency contact."));
    assertTrue(tony.isOn());
  }

  @Test
  void wordsThatAreNeitherAreAskedBackFiveTimesAnHour() {
    for (int i = 0; i < 9; i++) {
      world.text(BRUCE, "no problem at all");
    }
    assertEquals(
        5,
        Person.shows(world, BRUCE).stream()
            .filter(
                "You are Tony's emergency contact. Reply YES to confirm, NO to decline."::equals)
            .count());
    assertTrue(bruce().isEmergencyContact());
  }

  @Test
  void aNoThatCouldMeanTwoIsAskedBackAndNeverGuessed() {
    Person rhodey = Person.joins(world, "Rhodey", "+14165550166");
    Contact his = rhodey.trusts("Bruce", BRUCE.value());
    world.settle();
    world.text(BRUCE, "NO");
    assertEquals("Whom do you mean? Reply NO and the name: Rhodey, Tony.", sorted(last(BRUCE)));
    assertTrue(bruce().isEmergencyContact());
    world.text(BRUCE, "no rhodey");
    assertTrue(bruce().isEmergencyContact());
    assertFalse(world.contacts.get(rhodey.uid(), his.id()).isEmergencyContact());
    world.text(BRUCE, "Yes");
    assertTrue(bruce().standing().isVerified());
  }

  /** A contact may also be a user: words go first to that number's own pending probe. */
  @Test
  void aUsersWordsGoToTheirOwnQuestionFirst() {
    Person bruceHimself = Person.joins(world, "Bruce", BRUCE.value());
    bruceHimself.trusts("Betty", "+14165550144");
    bruceHimself.isAskedAt("0 18 * * *", "UTC", 0, 30);
    time.to(Instant.parse("2026-11-20T18:00:30Z"));
    world.text(BRUCE, "yes");
    assertEquals("Glad to hear it. Take care!", last(BRUCE));
    assertFalse(bruce().standing().isVerified());
    world.text(BRUCE, "yes");
    assertTrue(bruce().standing().isVerified());
  }

  /** Somebody who texts "n" after their own "y" may be in trouble, not out of a favour. */
  @Test
  void aUsersBareNoIsNeverTakenForADecline() {
    Person bruceHimself = Person.joins(world, "Bruce", BRUCE.value());
    bruceHimself.trusts("Betty", "+14165550144");
    bruceHimself.isAskedAt("0 18 * * *", "UTC", 0, 30);
    time.to(Instant.parse("2026-11-20T18:00:30Z"));
    world.text(BRUCE, "y");
    world.text(BRUCE, "n");
    assertEquals(
        "If you need help, reply SOS. To be no contact of theirs, reply NO and the name: Tony.",
        last(BRUCE));
    assertTrue(bruce().isEmergencyContact());
    world.text(BRUCE, "no tony");
    assertFalse(bruce().isEmergencyContact());
  }

  @Test
  void whoLeavesTakesTheWayToTheirContactsAlong() {
    tony.leaves();
    world.text(BRUCE, "yes");
    world.text(BRUCE, "STOP");
    assertEquals(List.of(), Person.shows(world, BRUCE));
    assertTrue(world.table.query(dev.kronus.platform.Query.of("PHONE#" + BRUCE)).rows().isEmpty());
  }

  @Test
  void anAnswerToAnAlarmThatIsOverIsNoAnswerToThis() {
    tony.texts("SOS");
    world.text(BRUCE, "SAFE");
    world.text(BRUCE, "2");
    assertEquals("That alarm is over. Thank you for being there.", last(BRUCE));
    assertTrue(bruce().isEmergencyContact());
  }

  @Test
  void changingAContactKeepsWhatIsKnownOfThem() {
    world.text(BRUCE, "YES");
    change(Map.of("first_name", "Dr Bruce"));
    assertTrue(bruce().standing().isVerified());
    assertThrows(Refusal.Conflict.class, () -> tony.trusts("Bruce", BRUCE.value()));
  }

  private static String sorted(String asked) {
    return asked.replace("Tony, Rhodey", "Rhodey, Tony");
  }

  private void change(Map<String, Object> fields) {
    world.contacts.change(tony.uid(), bruce.id(), ContactChange.from(new Fields(fields)));
    world.settle();
  }

  private Contact bruce() {
    return world.contacts.get(tony.uid(), bruce.id());
  }

  private String last(PhoneNumber phone) {
    return Person.shows(world, phone).getLast();
  }
}
