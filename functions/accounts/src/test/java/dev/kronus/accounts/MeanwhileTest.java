package dev.kronus.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.doubles.Meanwhile;
import dev.kronus.doubles.MemoryInvoker;
import dev.kronus.duties.Job;
import dev.kronus.duties.Jobs;
import dev.kronus.kernel.Refusal;
import dev.kronus.platform.Counts;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Shard;
import dev.kronus.platform.Write;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What others do at the worst moment: between what is read and what is written. */
class MeanwhileTest {
  private static final String HERE = "203.0.113.7";
  private static final Counts PROBES = new Counts("probe");

  private final TestStack stack = new TestStack();
  private final Meanwhile table = new Meanwhile(stack.table);
  private final User tony = stack.tony();
  private final User bruce = stack.bruce();
  private final Actor self = stack.actor(bruce.uid());
  private final Profiles profiles =
      new Profiles(table, stack.secrets, stack.attempts, stack.invoker, stack.clock);
  private final Departures departures = new Departures(table, stack.invoker, stack.clock);

  @Test
  void aChangeKeepsAnothersChange() {
    for (String name : new String[] {"first_name", "last_name"}) {
      table.happens(
          () ->
              stack.table.write(
                  Write.update(UserItems.key(bruce.uid())).set(name, "Banner").add("revision", 1)));
      profiles.change(self, TestStack.own(Map.of("email", name + "@example.com")));
      assertEquals("Banner", stack.profile(bruce.uid()).text(name));
    }
  }

  @Test
  void aChangeDoesNotBringBackWhoWasDeleted() {
    table.happens(() -> stack.departures.delete(bruce.uid()));
    assertThrows(
        Refusal.Missing.class,
        () -> profiles.change(self, TestStack.own(Map.of("first_name", "Robert"))));
    assertTrue(stack.isBareBut(bruce.uid(), "JOB#erase"));
  }

  @Test
  void aChangeCannotTakeWhatAnotherJustTook() {
    table.happens(() -> stack.add("thor", 104, java.util.Optional.empty()));
    Refusal refusal =
        assertThrows(
            Refusal.Conflict.class,
            () -> profiles.change(self, TestStack.own(Map.of("email", "thor@example.com"))));
    assertEquals("email is taken.", refusal.reasons().getFirst());
  }

  @Test
  void aDeletionTakesTheProbeThatJustBegan() {
    table.happens(this::probeBegins);
    departures.delete(bruce.uid());
    assertTrue(stack.isBareBut(bruce.uid(), "JOB#erase"));
    assertEquals(0, PROBES.read(stack.table).get("pending"));
  }

  @Test
  void aDeletionWaitsForTheAlarmThatWasJustRaised() {
    table.happens(
        () ->
            stack.table.write(
                Write.update(ProbeSettingsItems.key(bruce.uid()))
                    .set("open_escalation", "PROBE#0000017#ESCALATION")));
    Refusal refusal = assertThrows(Refusal.Conflict.class, () -> departures.delete(bruce.uid()));
    assertTrue(refusal.reasons().getFirst().startsWith("An alarm of theirs"));
  }

  @Test
  void aDeletionTakesTheMarkerThatWasJustMoved() {
    table.happens(
        () -> stack.profiles.change(self, TestStack.own(Map.of("email", "hulk@example.com"))));
    departures.delete(bruce.uid());
    assertTrue(
        stack.table.rows().stream()
            .noneMatch(row -> row.key().pk().equals("EMAIL#hulk@example.com")));
  }

  @Test
  void anErasureCountsAJobInTheStatusItJustReached() {
    Job job = Job.now(bruce.uid(), "a", "noop", "Noop", Map.of(), stack.clock.instant());
    stack.table.write(Jobs.written(job));
    stack.departures.delete(bruce.uid());
    Erasures erasures = new Erasures(table, stack.jobs, stack.schedules);
    table.happens(() -> assertTrue(stack.jobs.claim(bruce.uid(), "JOB#a").isPresent()));
    erasures.perform(new Poke(bruce.uid(), "JOB#erase"));
    assertEquals(Map.of("enqueued", 0L, "in-progress", 0L, "successful", 1L), stack.jobs.counts());
  }

  @Test
  void aFailureIsNotCountedBeyondTheLimit() {
    for (int i = 0; i < 4; i++) {
      stack.attempts.count(tony.username(), HERE);
    }
    Attempts attempts = new Attempts(table, stack.clock);
    table.happens(() -> stack.attempts.count(tony.username(), HERE));
    assertThrows(Refusal.TooMany.class, () -> attempts.count(tony.username(), HERE));
  }

  @Test
  void aFirstUserGivesWayToTheOneWhoWasFaster() {
    TestStack fresh = new TestStack();
    Meanwhile busy = new Meanwhile(fresh.table);
    Registrations registrations =
        new Registrations(
            busy, fresh.bearers, new SetupCode(fresh.secrets), fresh.secrets, fresh.clock);
    busy.happens(fresh::tony);
    assertThrows(
        Refusal.Unauthenticated.class,
        () ->
            registrations.register(
                TestStack.person("loki", 110, java.util.Optional.empty()),
                java.util.Optional.empty()));
    assertEquals(Map.of("total", 1L), Users.COUNTS.read(fresh.table));
  }

  @Test
  void whoLeavesWhileTheySignInIsRefused() {
    Sessions sessions = new Sessions(table, stack.clock);
    Logins logins = new Logins(stack.users, stack.attempts, sessions, stack.tokens);
    SignIn wanted = new SignIn(new Credentials("bruce@example.com", TestStack.PASSWORD), false);
    table.happens(() -> stack.departures.delete(bruce.uid()));
    Origin origin = Origin.of(HERE, "curl");
    assertThrows(Refusal.Unauthenticated.class, () -> logins.signIn(wanted, origin));
    assertTrue(stack.isBareBut(bruce.uid(), "JOB#erase"));
  }

  @Test
  void whoLeavesWhileACodeIsSentIsNobody() {
    Codes codes = new Codes(table, stack.secrets, stack.invoker, stack.clock);
    Predicate<Write> code = write -> write.key().sk().startsWith("ONETIME#");
    table.happens(code, () -> stack.departures.delete(bruce.uid()));
    stack.invoker.drain();
    codes.send("bruce@example.com", Codes.Channel.TEXT, HERE);
    assertEquals(
        List.of("EraseUser", "Deliver"),
        stack.invoker.drain().stream().map(MemoryInvoker.Invocation::function).toList());
    assertTrue(stack.isBareBut(bruce.uid(), "JOB#erase"));
  }

  private void probeBegins() {
    stack.table.write(
        Write.create(
            Key.of(bruce.uid(), "PROBE#0000017"),
            Item.empty()
                .with("status_pk", "PROBE#pending#" + Shard.of(bruce.uid()))
                .with("status_sk", "x")),
        Write.update(ProbeSettingsItems.key(bruce.uid())).set("pending_probe", 17),
        PROBES.more(bruce.uid(), "pending"));
  }
}
