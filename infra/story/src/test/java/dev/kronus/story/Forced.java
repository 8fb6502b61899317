package dev.kronus.story;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One of two histories that differ in one word: the answer, given freely or under duress. */
final class Forced {
  static final PhoneNumber BRUCE = new PhoneNumber("+14165550101");
  static final PhoneNumber NATASHA = new PhoneNumber("+14165550102");
  static final PhoneNumber PEPPER = new PhoneNumber("+14165550103");
  private static final Paging ALL = new Paging(100, Optional.empty());

  final World world = new World("2026-11-20T12:00:00Z");
  final Passing time = new Passing(world);
  final Person tony = Person.joins(world, "Tony", "+14165550100");

  Forced(boolean pepperIsChosen) {
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
        world.probes.jobs(tony.uid(), id).stream().map(Forced::job).toList());
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

  /** What an operator heard, in a word. */
  List<String> subjects() {
    return operator().stream().map(MemoryTopic.Alert::subject).toList();
  }

  /** How often Pepper was told in silence. */
  long silent() {
    return got(PEPPER).stream().filter(text -> text.contains("SILENT")).count();
  }
}
