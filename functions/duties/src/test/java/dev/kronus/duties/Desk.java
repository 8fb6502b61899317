package dev.kronus.duties;

import dev.kronus.doubles.MemoryInvoker;
import dev.kronus.doubles.MemorySchedules;
import dev.kronus.doubles.MemorySecrets;
import dev.kronus.doubles.MemoryTable;
import dev.kronus.doubles.MovableClock;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Config;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Topic;
import dev.kronus.platform.Write;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What Deliver works with, all doubles; and somebody who waits for an answer. */
final class Desk {
  static final Uid TONY = new Uid(7);
  static final PhoneNumber PHONE = new PhoneNumber("+14165550107");
  static final Key WAITING = Key.of(TONY, "PROBE#0000001");

  final MemoryTable table = new MemoryTable();
  final MovableClock clock = MovableClock.at("2026-11-20T12:00:00Z");
  final MemorySchedules schedules = new MemorySchedules();
  final MemoryInvoker invoker = new MemoryInvoker();
  final MemorySecrets secrets = new MemorySecrets();
  final ScriptedMessenger messenger = new ScriptedMessenger();
  final List<String> told = new ArrayList<>();
  int deaf;
  final Jobs jobs = new Jobs(table, clock);
  final Allowance allowance = new Allowance(table, secrets, clock);
  final Topic topic = this::publish;
  final Deliveries deliveries =
      new Deliveries(table, messenger, allowance, schedules, invoker, topic, clock);

  Desk() {
    Config.use(Map.of("SETTINGS_SECRET", "settings"));
    limit(500);
    table.write(Write.create(WAITING, Item.empty().with("status", "pending").with("attempt", 0)));
  }

  Desk limit(int messages) {
    secrets.put("settings", Map.of("daily_sms_limit", messages));
    return this;
  }

  private void publish(String subject, String text) {
    if (deaf-- > 0) {
      throw new IllegalStateException("the topic is away");
    }
    told.add(text);
  }

  Desk write(String id, Message.Kind kind) {
    table.write(Jobs.written(job(id, kind)));
    return this;
  }

  /** A question whose answer has an hour, with a minute's grace. */
  Desk ask(String id) {
    AnswerClock hour =
        new AnswerClock(WAITING.sk(), 0, Duration.ofHours(1), Duration.ofMinutes(1), "Probe");
    table.write(Jobs.written(job(id, Message.Kind.QUESTION).starting(hour)));
    return this;
  }

  private Job job(String id, Message.Kind kind) {
    Message message = new Message(PHONE, "words of " + id, kind);
    return Job.send(TONY, id, "send_it", Map.of(), message, clock.instant());
  }

  Job deliver(String id) {
    deliveries.deliver(new Poke(TONY, "JOB#" + id));
    return find(id);
  }

  Job find(String id) {
    return jobs.find(TONY, "JOB#" + id).orElseThrow();
  }

  Item waiting() {
    return table.get(WAITING).orElseThrow();
  }

  Desk wait(Duration time) {
    clock.advance(time);
    return this;
  }

  long counted() {
    return table.get(new Key("SMS#2026-11-20", "SENT")).map(item -> item.number("sent")).orElse(0L);
  }
}
