package dev.kronus.duties.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kronus.doubles.Events;
import dev.kronus.doubles.MemorySecrets;
import dev.kronus.doubles.MemoryTable;
import dev.kronus.doubles.MovableClock;
import dev.kronus.duties.Job;
import dev.kronus.duties.Jobs;
import dev.kronus.duties.Mail;
import dev.kronus.duties.MailDeliveries;
import dev.kronus.duties.ScriptedMailer;
import dev.kronus.kernel.Email;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Config;
import dev.kronus.platform.Poke;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeliverMailTest {
  private static final Uid TONY = new Uid(7);

  private final MemoryTable table = new MemoryTable();
  private final MovableClock clock = MovableClock.at("2026-11-20T12:00:00Z");
  private final MemorySecrets secrets = new MemorySecrets();
  private final ScriptedMailer mailer = new ScriptedMailer();
  private final DeliverMail deliver =
      new DeliverMail(new MailDeliveries(table, mailer, secrets, clock));

  @Test
  void sendsTheMailOfTheJobItIsPokedWith() {
    Config.use(Map.of("SETTINGS_SECRET", "settings"));
    secrets.put("settings", Map.of("mail_from", "kronus@example.org"));
    Mail mail = new Mail(new Email("tony@example.com"), "Hello", "words");
    table.write(Jobs.written(Job.mail(TONY, "hello", "send_it", Map.of(), mail, clock.instant())));
    assertEquals(Map.of(), Events.send(deliver, new Poke(TONY, "JOB#hello")));
    Events.send(deliver, new Poke(TONY, "JOB#hello"));
    Events.send(deliver, new Poke(TONY, "JOB#never-written"));
    assertEquals(List.of(mail), mailer.sent);
  }

  @Test
  void throwsBackWhatIsNoPoke() {
    assertThrows(IllegalArgumentException.class, () -> Events.send(deliver, Map.of("uid", 1)));
  }
}
