package dev.kronus.duties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.doubles.MemorySecrets;
import dev.kronus.doubles.MemoryTable;
import dev.kronus.doubles.MovableClock;
import dev.kronus.kernel.Email;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Config;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Poke;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailDeliveriesTest {
  private static final Uid TONY = new Uid(7);
  private static final Email ADDRESS = new Email("tony@example.com");

  private final MemoryTable table = new MemoryTable();
  private final MovableClock clock = MovableClock.at("2026-11-20T12:00:00Z");
  private final MemorySecrets secrets = new MemorySecrets();
  private final ScriptedMailer mailer = new ScriptedMailer();
  private final Jobs jobs = new Jobs(table, clock);
  private final MailDeliveries deliveries = new MailDeliveries(table, mailer, secrets, clock);

  @BeforeEach
  void configure() {
    Config.use(Map.of("SETTINGS_SECRET", "settings"));
    secrets.put("settings", Map.of("mail_from", "Kronus@Example.org", "daily_mail_limit", "30"));
  }

  @Test
  void sendsOnceHoweverOftenItIsPoked() {
    Job sent = write("hello").deliver("hello");
    deliver("hello");
    assertEquals(Job.Status.SUCCESSFUL, sent.status());
    assertEquals(Optional.of("id-1"), sent.sid());
    assertEquals(List.of(new Mail(ADDRESS, "Hello", "words of hello")), mailer.sent);
    assertEquals(List.of(new Email("kronus@example.org")), mailer.senders);
  }

  @Test
  void triesAgainLater() {
    mailer.then(new Messenger.Postponed("TooManyRequestsException"));
    Job failed = write("hello").deliver("hello");
    assertEquals(Job.Status.SCHEDULED, failed.status());
    assertEquals(Optional.of("TooManyRequestsException"), failed.lastError());
    assertEquals(1, mailer.sent.size());
    clock.advance(Duration.ofMinutes(1));
    assertEquals(Job.Status.SUCCESSFUL, deliver("hello").status());
    assertEquals(1, counted("SENT"));
    assertEquals(1, counted(ADDRESS.value()));
  }

  @Test
  void sendsAgainWhatMayHaveBeenTaken() {
    mailer.then(new Messenger.Doubtful("answer_lost"));
    Job doubtful = write("hello").deliver("hello");
    assertTrue(doubtful.doubt().isPresent());
    clock.advance(Duration.ofMinutes(1));
    assertEquals(Job.Status.SUCCESSFUL, deliver("hello").status());
    assertEquals(2, mailer.sent.size());
  }

  @Test
  void sendsAgainWhatACrashedFunctionLeftBehind() {
    write("hello");
    jobs.claim(TONY, "JOB#hello");
    clock.advance(Duration.ofMinutes(2));
    assertEquals(Job.Status.SUCCESSFUL, deliver("hello").status());
  }

  @Test
  void buriesWhatTheProviderWillNeverTakeAndLeavesItToDeliverToTell() {
    mailer.then(new Messenger.Rejected("MessageRejected"));
    Job dead = write("hello").deliver("hello");
    assertEquals(Job.Status.DEAD, dead.status());
    assertEquals(0, counted("SENT"));
    Item item = table.get(Key.of(TONY, "JOB#hello")).orElseThrow();
    assertEquals("Deliver", item.text("driver"));
    assertEquals(clock.instant(), item.instant("due_at"));
  }

  @Test
  void givesUpAfterTheLastTry() {
    write("hello");
    for (int i = 0; i < Backoff.MOST; i++) {
      mailer.then(new Messenger.Postponed("SendingPausedException"));
      deliver("hello");
      clock.advance(Duration.ofMinutes(15));
    }
    assertEquals(Job.Status.DEAD, find("hello").status());
    assertEquals(Backoff.MOST, mailer.sent.size());
  }

  @Test
  void waitsForSomebodyToSayWhomMailComesFrom() {
    secrets.put("settings", Map.of("mail_from", "not an address"));
    Job held = write("hello").deliver("hello");
    assertEquals(Optional.of("no_sender"), held.lastError());
    assertEquals(List.of(), mailer.sent);
    configure();
    clock.advance(Duration.ofMinutes(1));
    assertEquals(Job.Status.SUCCESSFUL, deliver("hello").status());
  }

  @Test
  void holdsBackWhatIsTooMuchForOneAddress() {
    for (int i = 0; i < 20; i++) {
      assertEquals(Job.Status.SUCCESSFUL, write("n" + i).deliver("n" + i).status());
    }
    Job held = write("more").deliver("more");
    assertEquals(Job.Status.SCHEDULED, held.status());
    assertEquals(Optional.of("daily_limit"), held.lastError());
    assertEquals(0, held.fails());
    assertEquals(20, counted("SENT"));
    clock.advance(Duration.ofHours(12));
    assertEquals(Job.Status.SUCCESSFUL, deliver("more").status());
  }

  @Test
  void holdsBackWhatIsTooMuchForADay() {
    for (int i = 0; i < 30; i++) {
      Email other = new Email("n" + i + "@example.com");
      table.write(Jobs.written(mail("n" + i, other)));
      assertEquals(Job.Status.SUCCESSFUL, deliver("n" + i).status());
    }
    assertEquals(Job.Status.SCHEDULED, write("more").deliver("more").status());
    assertEquals(30, counted("SENT"));
  }

  @Test
  void logsNoAddressAndNoWords() {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    PrintStream out = System.out;
    System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
    try {
      mailer.then(new Messenger.Doubtful("500")).then(new Messenger.Rejected("MessageRejected"));
      write("hello").deliver("hello");
      clock.advance(Duration.ofMinutes(1));
      deliver("hello");
      write("more").deliver("more");
    } finally {
      System.setOut(out);
    }
    String lines = log.toString(StandardCharsets.UTF_8);
    assertTrue(lines.contains("mail_failed"), lines);
    assertFalse(lines.contains("@") || lines.contains("words"), lines);
  }

  @Test
  void withdrawsWhatIsOfNoUseAnyMore() {
    table.write(Jobs.written(mail("late", ADDRESS).until(clock.instant().plusSeconds(600))));
    clock.advance(Duration.ofMinutes(10));
    assertTrue(deliver("late").isWithdrawn());
    assertEquals(List.of(), mailer.sent);
    assertFalse(table.get(Key.of(TONY, "JOB#late")).orElseThrow().has("mail"));
  }

  @Test
  void doesNotHideThatAMailCameTooLateBecauseItCouldNotBeSent() {
    mailer.then(new Messenger.Doubtful("500"));
    table.write(Jobs.written(mail("late", ADDRESS).until(clock.instant().plusSeconds(600))));
    deliver("late");
    clock.advance(Duration.ofMinutes(10));
    Job dead = deliver("late");
    assertEquals(Job.Status.DEAD, dead.status());
    assertEquals(Optional.of("500"), dead.lastError());
  }

  @Test
  void keepsTheWordsOfNothingThatWasUsefulForAWhile() {
    table.write(Jobs.written(mail("code", ADDRESS).until(clock.instant().plusSeconds(600))));
    write("note");
    deliver("code");
    deliver("note");
    assertFalse(table.get(Key.of(TONY, "JOB#code")).orElseThrow().has("mail"));
    assertTrue(table.get(Key.of(TONY, "JOB#note")).orElseThrow().has("mail"));
  }

  private MailDeliveriesTest write(String id) {
    table.write(Jobs.written(mail(id, ADDRESS)));
    return this;
  }

  private Job mail(String id, Email to) {
    Mail mail = new Mail(to, "Hello", "words of " + id);
    return Job.mail(TONY, id, "send_it", Map.of(), mail, clock.instant());
  }

  private Job deliver(String id) {
    deliveries.deliver(new Poke(TONY, "JOB#" + id));
    return find(id);
  }

  private Job find(String id) {
    return jobs.find(TONY, "JOB#" + id).orElseThrow();
  }

  private long counted(String what) {
    return table.get(new Key("MAIL#2026-11-20", what)).map(i -> i.number("sent")).orElse(0L);
  }
}
