package dev.kronus.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.contacts.Contact;
import dev.kronus.duties.Jobs;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.Refusal;
import dev.kronus.liveness.Probe;
import dev.kronus.liveness.Sms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A phone that takes our texts no longer is a safety event, whosever it is. */
@Tag("A9")
class OptOutStoriesTest {
  private static final PhoneNumber BRUCE = new PhoneNumber("+14165550188");
  private static final PhoneNumber PEPPER = new PhoneNumber("+14165550122");
  private static final Instant SIX = Instant.parse("2026-11-20T18:00:00Z");
  private static final String GONE = "Tony's phone has opted out of our texts";
  private static final String FEWER = "Bruce's phone has opted out of our texts";

  private final World world = new World("2026-11-20T12:00:00Z");
  private final Passing time = new Passing(world);
  private final Person tony = Person.joins(world, "Tony", "+14165550107");
  private Contact bruce;

  @BeforeEach
  void tonyIsAskedAtSix() {
    bruce = tony.trusts("Bruce", BRUCE.value(), 1);
    tony.trusts("Pepper", PEPPER.value(), 2);
    tony.isAskedAt("0 18 * * *", "UTC", 1, 30);
  }

  @Test
  void whoeverOptsOutCanBeAskedNoLongerAndTheFirstContactsHearOfIt() {
    time.to(SIX.plusSeconds(30));
    tony.texts("STOP");
    assertEquals(Probe.Status.CANCELLED, tony.probe(1).status());
    assertTrue(got(BRUCE).getFirst().startsWith(GONE));
    assertEquals(List.of(), got(PEPPER));
    assertFalse(tony.isOn());
    assertTrue(world.checkIns.get(tony.uid()).isUnreachable());
    time.pass(Duration.ofDays(2));
    assertEquals(1, tony.probes());
    assertEquals(1, got(BRUCE).size());
  }

  /** Nobody heard the STOP: the provider says so when it is given the question. */
  @Test
  void aQuestionThatIsRefusedBecauseThePhoneOptedOutAlarmsAndSaysWhy() {
    world.phones.behave(tony.phone(), Phones.Behaviour.OPTED_OUT);
    time.to(SIX.plusSeconds(30));
    assertEquals(Probe.Status.UNAVAILABLE, tony.probe(1).status());
    assertEquals(1, got(BRUCE).size());
    assertTrue(got(BRUCE).getFirst().contains("Tony opted out of texts, so we can't check in."));
    assertTrue(got(BRUCE).getFirst().contains("Reply 1 if you have it"));
    assertFalse(tony.isOn());
    assertTrue(world.checkIns.get(tony.uid()).isUnreachable());
    world.text(BRUCE, "SAFE");
    time.pass(Duration.ofDays(10));
    assertEquals(2, got(BRUCE).size());
    assertEquals(1, tony.probes());
    Jobs jobs = new Jobs(world.table, world.clock);
    assertEquals(List.of(), jobs.of(tony.uid(), "p0000001-rearm"), "nothing he could not get");
  }

  @Test
  void anotherTextThatIsRefusedForItTurnsTheCheckInsOffToo() {
    tony.turns(false);
    world.phones.behave(tony.phone(), Phones.Behaviour.OPTED_OUT);
    tony.turns(true);
    assertFalse(tony.isOn());
    assertTrue(got(BRUCE).getFirst().startsWith(GONE));
    assertEquals(1, got(BRUCE).size());
  }

  @Test
  void whoeverOptedOutIsToldByTheApiHowToComeBack() {
    tony.texts("STOP");
    Refusal refused = assertThrows(Refusal.Conflict.class, () -> tony.turns(true));
    assertTrue(refused.reasons().getFirst().contains("text START"));
    tony.texts("START");
    assertEquals(
        "Texts reach you again. Your check-ins are off: reply ON to switch them on.",
        tony.phoneShows().getLast());
    tony.texts("ON");
    assertTrue(tony.isOn());
  }

  @Test
  void theProvidersWordForItCountsWhateverTheTextSays() {
    said(tony.phone(), "arret", "STOP");
    assertFalse(tony.isOn());
    said(tony.phone(), "unstop", "START");
    assertFalse(world.checkIns.get(tony.uid()).isUnreachable());
  }

  /** Twilio takes a yes for START, and it is an answer. */
  @Test
  void aYesIsAnAnswerThoughTheProviderTakesItForStart() {
    time.to(SIX.plusSeconds(30));
    said(tony.phone(), "YES", "START");
    assertEquals(Probe.Status.GOOD, tony.probe(1).status());
  }

  @Test
  void aYesFromAPhoneThatHadOptedOutIsAnAnswerAndReachesThemAgain() {
    Person steve = Person.joins(world, "Steve", "+14165550177");
    Contact contact = steve.trusts("Tony", tony.phone().value(), 1);
    world.settle();
    world.phones.behave(tony.phone(), Phones.Behaviour.OPTED_OUT);
    time.to(SIX.plusSeconds(90));
    assertTrue(world.checkIns.get(tony.uid()).isUnreachable());
    world.phones.behave(tony.phone(), Phones.Behaviour.DELIVERS);
    tony.texts("yes");
    assertTrue(last(BRUCE).startsWith("All clear: Tony"), last(BRUCE));
    assertFalse(world.checkIns.get(tony.uid()).isUnreachable());
    assertFalse(world.contacts.get(steve.uid(), contact.id()).standing().isUnreachable());
  }

  @Test
  void aNewNumberIsReachable() {
    tony.texts("STOP");
    tony.moves("+14165550199");
    tony.turns(true);
    assertTrue(tony.isOn());
  }

  @Test
  void aContactsOptOutIsNoticedThoughNoAlarmIsOpen() {
    world.text(BRUCE, "STOP");
    assertTrue(bruce().standing().isUnreachable());
    assertEquals(
        FEWER + " and cannot be told any more. You have 1 other emergency contact.",
        tony.phoneShows().getLast());
    world.text(PEPPER, "stop");
    assertTrue(
        tony.phoneShows()
            .getLast()
            .endsWith("Nobody is left who can be told. Please add an emergency contact."));
    world.text(BRUCE, "STOP");
    assertEquals(1, fewer());
  }

  @Test
  void aContactWhoStartsAgainCanBeTold() {
    world.text(BRUCE, "STOP");
    world.text(BRUCE, "START");
    assertFalse(bruce().standing().isUnreachable());
    assertEquals("Texts reach you again. You are Tony's emergency contact.", last(BRUCE));
    world.text(BRUCE, "STOP");
    assertTrue(bruce().standing().isUnreachable());
  }

  @Test
  void everybodyWhoTrustsThemHearsOfIt() {
    Person rhodey = Person.joins(world, "Rhodey", "+14165550166");
    rhodey.trusts("Bruce", BRUCE.value());
    world.settle();
    world.phones.behave(BRUCE, Phones.Behaviour.OPTED_OUT);
    tony.texts("SOS");
    time.pass(Duration.ofMinutes(5));
    assertEquals(1, fewer());
    assertTrue(rhodey.phoneShows().getLast().startsWith(FEWER));
  }

  @Test
  void aFunctionThatDiesCostsMinutes() {
    world.inbox.receive(new Sms("lost", BRUCE, "STOP"));
    world.loseStarted();
    assertEquals(0, fewer());
    time.pass(Duration.ofMinutes(3));
    assertEquals(1, fewer());
  }

  @Test
  void nobodyIsSwitchedOffForAStopThatTheyTookBackBeforeItWasDealtWith() {
    world.inbox.receive(new Sms("lost", tony.phone(), "STOP"));
    world.loseStarted();
    tony.texts("START");
    tony.texts("ON");
    time.pass(Duration.ofMinutes(10));
    assertTrue(tony.isOn());
    assertFalse(world.checkIns.get(tony.uid()).isUnreachable());
    assertEquals(List.of(), got(BRUCE));
  }

  @Test
  void aContactWhoOptsOutIsFollowedByTheNextAndThePersonHearsOfIt() {
    time.to(SIX.plusSeconds(30));
    tony.texts("no");
    world.text(BRUCE, " stop");
    assertEquals(1, got(BRUCE).size());
    assertEquals(1, got(PEPPER).size());
    assertEquals(1, fewer());
  }

  @Test
  void thePersonHearsOfAContactWhoHadOptedOutBeforeTheAlert() {
    world.phones.behave(BRUCE, Phones.Behaviour.OPTED_OUT);
    time.to(SIX.plusSeconds(30));
    tony.texts("no");
    assertEquals(1, got(PEPPER).size());
    time.pass(Duration.ofHours(3));
    assertEquals(1, fewer());
    assertTrue(bruce().standing().isUnreachable());
  }

  /** Whoever stands beside Tony must not learn that Bruce was told something. */
  @Test
  void nothingShowsOfItWhileASilentAlarmIsOpen() {
    tony.sets("duress_word", "pineapple");
    tony.trusts("Happy", "+14165550144", 1);
    time.to(SIX.plusSeconds(30));
    tony.texts("pineapple");
    world.text(BRUCE, "STOP");
    time.pass(Duration.ofHours(5));
    assertEquals(0, fewer());
    assertFalse(bruce().standing().isUnreachable());
    world.text(new PhoneNumber("+14165550144"), "SAFE");
    time.pass(Duration.ofHours(2));
    assertEquals(1, fewer());
    assertTrue(bruce().standing().isUnreachable());
  }

  private void said(PhoneNumber from, String body, String optOut) {
    world.deliver(new Sms("IN-" + body, from, body, Optional.of(optOut)));
  }

  private Contact bruce() {
    return world.contacts.get(tony.uid(), bruce.id());
  }

  private long fewer() {
    return tony.phoneShows().stream().filter(text -> text.startsWith(FEWER)).count();
  }

  private List<String> got(PhoneNumber phone) {
    return Person.shows(world, phone);
  }

  private String last(PhoneNumber phone) {
    return got(phone).getLast();
  }
}
