package dev.kronus.duties;

import dev.kronus.kernel.Email;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Shard;
import dev.kronus.platform.Slice;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Jobs as items. */
final class JobItems {
  private JobItems() {}

  static Item of(Job job) {
    Item item =
        Item.empty()
            .with("name", job.name())
            .with("handler", job.handler())
            .with("args", job.args())
            .with("status", job.status().word())
            .with("fails", job.fails())
            .with("last_error", job.lastError())
            .with("enqueued_at", job.enqueuedAt())
            .with("created_at", job.createdAt())
            .with("updated_at", job.updatedAt())
            .with("message", job.message().map(JobItems::message))
            .with("mail", job.mail().map(JobItems::mail))
            .with("sid", job.sid());
    item = with(item, job.terms());
    if (!job.isHidden()) {
      item =
          item.with("status_pk", partition(job))
              .with("status_sk", Item.time(job.createdAt()) + "#" + job.uid() + "#" + job.id());
    }
    return due(item, job);
  }

  private static Item with(Item item, Terms terms) {
    return item.with("clock", terms.clock().map(JobItems::clock))
        .with("waiter", terms.waiter().map(JobItems::waiter))
        .with("unless", terms.unless())
        .with("follows", terms.follows())
        .with("excuse", terms.excuse().map(JobItems::excuse))
        .with("lookup", terms.lookup().map(JobItems::lookup))
        .with("until", terms.until());
  }

  private static Item due(Item item, Job job) {
    return job.dueAt().map(at -> Obligation.due(item, job.uid(), at, job.handler())).orElse(item);
  }

  static Job job(Slice.Row row) {
    return job(row.key(), row.item());
  }

  static Job job(Key key, Item item) {
    return new Job(
        key.uid(),
        key.sk().substring(Job.PREFIX.length()),
        item.text("name"),
        item.text("handler"),
        item.map("args"),
        Optional.of(item.map("message")).filter(m -> !m.isEmpty()).map(JobItems::message),
        Optional.of(item.map("mail")).filter(m -> !m.isEmpty()).map(JobItems::mail),
        terms(item),
        Job.Status.parse(item.text("status")).orElseThrow(),
        (int) item.number("fails"),
        item.maybeText("last_error"),
        item.maybeInstant("due_at"),
        item.maybeInstant("enqueued_at"),
        item.instant("created_at"),
        item.instant("updated_at"),
        item.maybeInstant("doubt_since").map(at -> new Doubt(at, item.instant("doubt_until"))),
        item.maybeText("sid"),
        fate(item));
  }

  /** The index partition of a job in this status. */
  static String partition(Job job) {
    return partition(job.status()) + "#" + Shard.of(job.uid());
  }

  static String partition(Job.Status status) {
    return "JOB#" + status.word();
  }

  private static Map<String, Object> message(Message message) {
    return Map.of(
        "to", message.to().value(), "body", message.body(), "kind", message.kind().name());
  }

  private static Message message(Map<String, Object> map) {
    return new Message(
        new PhoneNumber((String) map.get("to")),
        (String) map.get("body"),
        Message.Kind.valueOf((String) map.get("kind")));
  }

  private static Map<String, Object> mail(Mail mail) {
    return Map.of("to", mail.to().value(), "subject", mail.subject(), "text", mail.text());
  }

  private static Mail mail(Map<String, Object> map) {
    return new Mail(
        new Email((String) map.get("to")), (String) map.get("subject"), (String) map.get("text"));
  }

  private static Terms terms(Item item) {
    return new Terms(
        Optional.of(item.map("clock")).filter(c -> !c.isEmpty()).map(JobItems::clock),
        Optional.of(item.map("waiter")).filter(w -> !w.isEmpty()).map(JobItems::waiter),
        item.maybeText("unless"),
        item.list("follows").stream().map(String.class::cast).toList(),
        Optional.of(item.map("excuse")).filter(e -> !e.isEmpty()).map(JobItems::excuse),
        Optional.of(item.map("lookup")).filter(l -> !l.isEmpty()).map(JobItems::lookup),
        item.maybeInstant("until"));
  }

  private static Map<String, Object> excuse(Excuse excuse) {
    return Map.of("words", excuse.words(), "due", Item.time(excuse.due()));
  }

  private static Excuse excuse(Map<String, Object> map) {
    return new Excuse((String) map.get("words"), Item.instantOf((String) map.get("due")));
  }

  private static Map<String, Object> lookup(Lookup lookup) {
    return Map.of("from", lookup.from().value(), "since", Item.time(lookup.since()));
  }

  private static Lookup lookup(Map<String, Object> map) {
    return new Lookup(
        new PhoneNumber((String) map.get("from")), Item.instantOf((String) map.get("since")));
  }

  static List<Object> inbound(List<Inbound> found) {
    return found.stream().<Object>map(one -> Map.of("sid", one.sid(), "body", one.body())).toList();
  }

  @SuppressWarnings("unchecked")
  static List<Inbound> inbound(Item item) {
    return item.list("inbound").stream()
        .map(stored -> (Map<String, String>) stored)
        .map(map -> new Inbound(map.get("sid"), map.get("body")))
        .toList();
  }

  private static Map<String, Object> waiter(Waiter waiter) {
    return Map.of(
        "item", waiter.item(),
        "attribute", waiter.attribute(),
        "value", waiter.value(),
        "driver", waiter.driver());
  }

  private static Waiter waiter(Map<String, Object> map) {
    return new Waiter(
        (String) map.get("item"),
        (String) map.get("attribute"),
        (String) map.get("value"),
        (String) map.get("driver"));
  }

  private static Optional<Fate> fate(Item item) {
    return item.maybeText("delivery_status")
        .flatMap(Fate.Status::parse)
        .map(
            status ->
                new Fate(status, item.instant("delivery_at"), item.maybeText("delivery_error")));
  }

  private static Map<String, Object> clock(AnswerClock clock) {
    return Map.of(
        "item", clock.item(),
        "attempt", (long) clock.attempt(),
        "window_seconds", clock.window().toSeconds(),
        "grace_seconds", clock.grace().toSeconds(),
        "driver", clock.driver());
  }

  private static AnswerClock clock(Map<String, Object> map) {
    return new AnswerClock(
        (String) map.get("item"),
        ((Long) map.get("attempt")).intValue(),
        Duration.ofSeconds((Long) map.get("window_seconds")),
        Duration.ofSeconds((Long) map.get("grace_seconds")),
        (String) map.get("driver"));
  }
}
