package dev.kronus.accounts;

import dev.kronus.duties.Job;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Shard;
import dev.kronus.platform.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What is done instead when there is nothing to send: as much of the same kind, so that nobody can
 * tell by the clock who has an account. Its items mean nothing and go within a day.
 */
final class Decoy {
  private Decoy() {}

  /** As a code and the job that sends it: a check, two new items, a count. */
  static List<Write> writes(Instant now) {
    Item item = passing(now).with("words", "nobody is meant ".repeat(20));
    String pk = nobodys();
    return List.of(
        Write.check(new Key(pk, "PROFILE"), Condition.ABSENT),
        Write.create(new Key(pk, "CODE"), item),
        Write.create(new Key(pk, "JOB"), item),
        Write.update(new Key("COUNT#nobody", Shard.of(new Uid(1 + (pk.hashCode() & 0xFFFF)))))
            .add("sent", 1));
  }

  /** As a try that is counted on a code. */
  static Write tried(Instant now) {
    return Write.update(new Key(nobodys(), "CODE"))
        .add("tries", 1)
        .set("expires_at", passing(now).number("expires_at"));
  }

  /** As a sign-in that was refused: a check, and a line of somebody's audit. */
  static List<Write> refused(Instant now, Origin origin) {
    String pk = nobodys();
    Item line =
        passing(now)
            .with("what", Audit.What.SIGN_IN_FAILED.word())
            .with("at", now)
            .with("details", Map.of("ip", origin.ip(), "device", origin.device()));
    return List.of(
        Write.check(new Key(pk, "PROFILE"), Condition.ABSENT),
        Write.create(new Key(pk, "LINE"), line));
  }

  private static String nobodys() {
    return "NOBODY#" + UUID.randomUUID();
  }

  private static Item passing(Instant now) {
    return Item.empty().with("expires_at", now.plus(Duration.ofHours(1)).getEpochSecond());
  }

  /** Whoever is poked with it finds nothing to do. */
  static Poke poke() {
    return new Poke(Uid.NOBODY, Job.PREFIX + "code");
  }
}
