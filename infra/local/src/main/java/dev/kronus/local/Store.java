package dev.kronus.local;

import dev.kronus.local.aws.Ledger;
import dev.kronus.local.aws.Mails;
import dev.kronus.local.aws.Schedules;
import dev.kronus.local.aws.SecretBook;
import dev.kronus.local.functions.Later;
import dev.kronus.local.twilio.Account;
import dev.kronus.local.twilio.Behaviour;
import dev.kronus.local.twilio.Message;
import dev.kronus.local.twilio.MessageLog;
import dev.kronus.local.twilio.Phones;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What survives a restart beside the table: one JSON file, written whole when it changed. */
final class Store {
  private final Optional<Path> file;
  private final Map<String, Object> kept;
  private String written = "";

  Store(Optional<Path> folder) {
    folder.ifPresent(Store::make);
    this.file = folder.map(data -> data.resolve("state.json"));
    this.kept = file.filter(Files::exists).map(Store::load).orElse(Map.of());
  }

  Duration offset() {
    return kept.containsKey("offset")
        ? Duration.parse(String.valueOf(kept.get("offset")))
        : Duration.ZERO;
  }

  /** The Twilio account of before, or a fresh one. */
  Account account() {
    if (!(kept.get("account") instanceof Map<?, ?> map)) {
      return Account.fresh();
    }
    Map<String, Object> account = Json.named(map);
    return new Account(
        text(account, "sid"),
        text(account, "token"),
        text(account, "service"),
        text(account, "number"));
  }

  void restore(SecretBook secrets) {
    Ledger.restoreSecrets(secrets, list("secrets"));
  }

  void restore(Schedules schedules) {
    Ledger.restoreSchedules(schedules, list("schedules"));
  }

  void restore(MessageLog log, Phones phones) {
    log.restore(list("messages").stream().map(m -> message(Json.named(m))).toList());
    phones.restore(list("phones").stream().map(p -> phone(Json.named(p))).toList());
  }

  void restore(Mails mails) {
    mails.restore(
        list("mails").stream().map(m -> mail(Json.named(m))).toList(),
        list("mailboxes").stream().map(b -> mailbox(Json.named(b))).toList());
  }

  void restore(Later later) {
    later.restore(
        list("waiting").stream().map(e -> event(Json.named(e))).toList(),
        list("dead").stream().map(d -> letter(Json.named(d))).toList());
  }

  /** Writes what is to be kept, if it is not what was written last. */
  synchronized void save(Kept kept) {
    if (file.isEmpty()) {
      return;
    }
    String text = Json.write(kept.json());
    if (!text.equals(written)) {
      write(file.get(), text);
      written = text;
    }
  }

  private static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new IllegalArgumentException("The folder " + folder + " cannot be made.", e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Path fresh = file.resolveSibling("state.json.new");
      Files.writeString(fresh, text);
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static Map<String, Object> load(Path file) {
    try {
      return Json.read(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static Message message(Map<String, Object> written) {
    return new Message(
        text(written, "sid"),
        text(written, "from"),
        text(written, "to"),
        text(written, "body"),
        text(written, "status"),
        number(written, "segments"),
        text(written, "direction"),
        number(written, "error"),
        Instant.parse(text(written, "created_at")));
  }

  private static Mails.Mail mail(Map<String, Object> written) {
    return new Mails.Mail(
        text(written, "id"),
        text(written, "from"),
        text(written, "to"),
        text(written, "subject"),
        text(written, "text"),
        text(written, "status"),
        Instant.parse(text(written, "at")));
  }

  private static Mails.Mailbox mailbox(Map<String, Object> written) {
    return new Mails.Mailbox(
        text(written, "address"),
        Mails.Behaviour.parse(text(written, "behaviour")).orElse(Mails.Behaviour.DELIVERS),
        number(written, "requests"));
  }

  private static Phones.Phone phone(Map<String, Object> written) {
    return new Phones.Phone(
        text(written, "number"),
        Behaviour.parse(text(written, "behaviour")).orElse(Behaviour.DELIVERS),
        Boolean.TRUE.equals(written.get("opted_out")),
        number(written, "requests"));
  }

  private static Later.Event event(Map<String, Object> written) {
    return new Later.Event(
        text(written, "function"),
        text(written, "payload"),
        number(written, "tries"),
        Instant.parse(text(written, "at")));
  }

  private static Later.DeadLetter letter(Map<String, Object> written) {
    return new Later.DeadLetter(
        text(written, "function"),
        text(written, "payload"),
        text(written, "error"),
        Instant.parse(text(written, "at")));
  }

  private List<?> list(String name) {
    return kept.get(name) instanceof List<?> list ? list : List.of();
  }

  private static String text(Map<String, Object> written, String name) {
    return String.valueOf(written.get(name));
  }

  private static int number(Map<String, Object> written, String name) {
    return ((Number) written.get(name)).intValue();
  }
}
