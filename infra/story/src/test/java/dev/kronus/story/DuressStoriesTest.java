package dev.kronus.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.accounts.ProbeSettingsView;
import dev.kronus.accounts.UserView;
import dev.kronus.accounts.Users;
import dev.kronus.contacts.Contact;
import dev.kronus.doubles.MemoryTopic;
import dev.kronus.duties.Job;
import dev.kronus.duties.Jobs;
import dev.kronus.kernel.Paging;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.ProbeId;
import dev.kronus.liveness.Probe;
import dev.kronus.platform.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Somebody who is made to answer well: their contacts hear of it, and nobody beside them can tell
 * it from a good answer.
 */
@Tag("A7")
class DuressStoriesTest {
  private static final PhoneNumber BRUCE = new PhoneNumber("+14165550101");
  private static final PhoneNumber NATASHA = new PhoneNumber("+14165550102");
  private static final PhoneNumber PEPPER = new PhoneNumber("+14165550103");
  private static final Paging ALL = new Paging(100, Optional.empty());

  /** One of two histories that differ in one word. */
  private static final class History {
    final World world = new World("2026-11-20T12:00:00Z");
    final Passing time = new Passing(world);
    final Person tony = Person.joins(world, "Tony", "+14165550100");

    History(boolean pepperIsChosen) {
      tony.trusts("Bruce", BRUCE.value(), 1);
      tony.trusts("Natasha", NATASHA.value(), 1);
      Contact pepper = tony.trusts("Pepper", PEPPER.value(), 5);
      if (pepperIsChosen) {
        tony.tellsOnDuress(pepper);
      }
      tony.isAskedAt("0 18 * * *", "America/Toronto", 3, 60);
      tony.sets("duress_word", "Marmalade");
      time.to(Instant.parse("2026-11-20T23:00:30Z"));
    }

    /** Everything that the owner, or whoever holds the phone or any token, can see. */
    String visible() {
      List<Object> seen = new ArrayList<>();
      seen.add(world.phones.received(tony.phone()));
      new Users(world.table)
          .find(tony.uid())
          .ifPresent(account -> seen.add(List.of(UserView.of(account), settings())));
      world.probes.list(Optional.empty(), ALL).rows().forEach(probe -> seen.add(probe(probe)));
      seen.add(world.probes.counts());
      Jobs jobs = new Jobs(world.table, world.clock);
      jobs.list(Optional.empty(), ALL).rows().forEach(job -> seen.add(job(job)));
      seen.add(jobs.list(Optional.empty(), ALL).total());
      seen.add(jobs.counts());
      return String.join("\n", seen.stream().map(Object::toString).toList());
    }

    private Map<String, Object> settings() {
      return ProbeSettingsView.of(world.checkIns.get(tony.uid()));
    }

    private List<Object> probe(Probe probe) {
      ProbeId id = probe.id();
      return List.of(
          probe,
          probe.attempt(),
          probe.lastResponse(),
          probe.deadlineAt(),
          probe.dueAt(),
          probe.emergencyProbes(),
          probe.timeline(),
          probe.createdAt(),
          probe.updatedAt(),
          world.probes.jobs(tony.uid(), id).stream().map(History::job).toList());
    }

    private static List<Object> job(Job job) {
      return List.of(
          job.id(), job.name(), job.args(), job.status(), job.fails(), Item.time(job.updatedAt()));
    }

    /** What an operator heard, who holds no phone and no token. */
    List<MemoryTopic.Alert> operator() {
      return world.topic.alerts();
    }

    List<String> got(PhoneNumber phone) {
      return Person.shows(world, phone);
    }
  }

  @Test
  void nobodyCanTellItFromAGoodAnswer() {
    History good = new History(false);
    good.tony.texts("Yes");
    History duress = new History(false);
    duress.tony.texts("marmalade!");
    assertEquals(good.visible(), duress.visible());
    assertEquals(1, duress.got(BRUCE).size());
    assertEquals(0, good.got(BRUCE).size());
    pass(good, duress, Duration.ofMinutes(50));
    duress.world.text(BRUCE, "1");
    assertEquals(good.visible(), duress.visible());
    pass(good, duress, Duration.ofMinutes(80));
    good.tony.texts("ping");
    duress.tony.texts("ping");
    good.tony.texts("ok");
    duress.tony.texts("ok");
    pass(good, duress, Duration.ofHours(12));
    duress.world.text(NATASHA, "SAFE");
    pass(good, duress, Duration.ofHours(24));
    good.tony.leaves();
    duress.tony.leaves();
    pass(good, duress, Duration.ofMinutes(10));
    assertEquals(good.operator(), duress.operator());
  }

  @Test
  void nobodyCanTellThoughNoContactCanBeReachedAndAnOperatorHearsOfIt() {
    History good = new History(false);
    History duress = new History(false);
    for (PhoneNumber phone : List.of(BRUCE, NATASHA)) {
      duress.world.phones.behave(phone, Phones.Behaviour.REJECTS);
    }
    good.tony.texts("Yes");
    duress.tony.texts("Marmalade, thanks");
    pass(good, duress, Duration.ofMinutes(1));
    assertEquals(List.of("Kronus: a silent alarm reached nobody"), subjects(duress));
    pass(good, duress, Duration.ofHours(8));
    assertEquals(Set.of("Kronus: a silent alarm reached nobody"), Set.copyOf(subjects(duress)));
    assertTrue(subjects(duress).size() <= 4, subjects(duress)::toString);
    assertEquals(List.of(), duress.got(PEPPER));
    assertEquals(List.of(), good.operator());
  }

  @Test
  void aSilentAlarmIsTriedAgainAndNeverWidened() {
    History history = new History(true);
    history.world.phones.behave(PEPPER, Phones.Behaviour.REJECTS);
    history.tony.texts("marmalade");
    history.time.pass(Duration.ofMinutes(10));
    assertEquals(List.of("Kronus: a silent alarm reached nobody"), subjects(history));
    history.world.phones.behave(PEPPER, Phones.Behaviour.DELIVERS);
    history.time.pass(Duration.ofMinutes(10));
    assertEquals(1, history.got(PEPPER).size());
    history.time.pass(Duration.ofHours(3));
    assertEquals(1, subjects(history).size());
    assertEquals(List.of(), history.got(BRUCE));
    assertEquals(List.of(), history.got(NATASHA));
  }

  @Test
  void anOperatorHearsOfASilentAlarmThatNobodyIsKnownToHaveGot() {
    History history = new History(true);
    history.world.phones.behave(PEPPER, Phones.Behaviour.LOSES_MESSAGE);
    history.tony.texts("marmalade");
    history.world.phones.behave(PEPPER, Phones.Behaviour.REJECTS);
    history.time.pass(Duration.ofMinutes(10));
    assertEquals(List.of("Kronus: a silent alarm reached nobody"), subjects(history));
  }

  @Test
  void nobodyCanTellWhileAnEarlierAlarmIsOpen() {
    History good = new History(true);
    History duress = new History(true);
    for (History history : List.of(good, duress)) {
      history.tony.texts("no");
      history.tony.texts("probe in 1");
      history.time.pass(Duration.ofMinutes(2));
    }
    good.tony.texts("Yes");
    duress.tony.texts("marmalade");
    assertEquals(good.visible(), duress.visible());
    assertEquals(good.got(BRUCE), duress.got(BRUCE));
    assertTrue(duress.got(PEPPER).getLast().contains("SILENT"));
    duress.world.text(BRUCE, "SAFE");
    pass(good, duress, Duration.ofHours(8));
  }

  @Test
  void nobodyCanTellOnceOthersWereTold() {
    History good = new History(true);
    History duress = new History(true);
    pass(good, duress, Duration.ofMinutes(270));
    assertTrue(good.got(BRUCE).getLast().contains("missed a check-in"));
    good.tony.texts("Yes");
    duress.tony.texts("marmalade");
    assertEquals(good.visible(), duress.visible());
    assertEquals(good.got(BRUCE), duress.got(BRUCE));
    assertTrue(duress.got(PEPPER).getLast().contains("SILENT"));
    pass(good, duress, Duration.ofMinutes(20));
    assertEquals(2, silent(duress));
    good.tony.texts("Yes");
    duress.tony.texts("marmalade!");
    duress.world.text(PEPPER, "1");
    pass(good, duress, Duration.ofMinutes(50));
    assertEquals(2, silent(duress));
    duress.world.text(PEPPER, "SAFE");
    pass(good, duress, Duration.ofHours(24));
    assertEquals(2, silent(duress));
    assertEquals(0, silent(good));
  }

  private static long silent(History history) {
    return history.got(PEPPER).stream().filter(text -> text.contains("SILENT")).count();
  }

  private static List<String> subjects(History history) {
    return history.operator().stream().map(MemoryTopic.Alert::subject).toList();
  }

  @Test
  void nobodyCanTellThoughTheyLeaveWhileItIsOpen() {
    History good = new History(false);
    History duress = new History(false);
    good.tony.texts("Yes");
    duress.tony.texts("MARMALADE");
    good.tony.leaves();
    duress.tony.leaves();
    assertEquals(good.visible(), duress.visible());
    pass(good, duress, Duration.ofHours(8));
  }

  @Test
  void theFirstTierIsToldThatItIsSilent() {
    History history = new History(false);
    history.tony.texts("marmalade");
    for (PhoneNumber phone : List.of(BRUCE, NATASHA)) {
      assertTrue(history.got(phone).getFirst().contains("SILENT: do not call or text them"));
      assertFalse(history.got(phone).getFirst().contains("reach out"));
    }
    history.time.pass(Duration.ofHours(2));
    assertEquals(List.of(), history.got(PEPPER));
    assertEquals(3, history.got(BRUCE).size());
  }

  @Test
  void thoseWhoAreChosenForItAreToldInstead() {
    History history = new History(true);
    history.tony.texts("marmalade");
    assertEquals(List.of(), history.got(BRUCE));
    assertEquals(1, history.got(PEPPER).size());
  }

  @Test
  void onlyAContactsSafeEndsIt() {
    History history = new History(false);
    history.tony.texts("marmalade");
    history.tony.texts("yes");
    history.time.pass(Duration.ofMinutes(16));
    assertEquals(2, history.got(BRUCE).size());
    int owner = history.tony.phoneShows().size();
    history.world.text(BRUCE, "SAFE police are there");
    assertEquals(
        "All clear: Bruce says Tony is safe (police are there). Thank you for being there.",
        history.got(NATASHA).getLast());
    assertEquals(owner, history.tony.phoneShows().size());
    history.time.pass(Duration.ofHours(3));
    assertEquals(3, history.got(BRUCE).size());
  }

  @Test
  void theWordMeansNothingWhenNobodyAsked() {
    History history = new History(false);
    history.tony.texts("yes");
    history.tony.texts("marmalade");
    assertEquals(List.of(), history.got(BRUCE));
  }

  private static void pass(History good, History duress, Duration time) {
    good.time.pass(time);
    duress.time.pass(time);
    assertEquals(good.visible(), duress.visible());
  }
}
