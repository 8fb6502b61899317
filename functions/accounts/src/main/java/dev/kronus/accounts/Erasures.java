package dev.kronus.accounts;

import dev.kronus.duties.Job;
import dev.kronus.duties.Jobs;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Counts;
import dev.kronus.platform.Key;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Query;
import dev.kronus.platform.Schedules;
import dev.kronus.platform.Slice;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a deleted user leaves behind is taken away: contacts, probes, jobs, timers. The statistics
 * follow in the same transactions. The one thing that stays is the erase job itself, which says
 * that it was done and holds nothing but the id.
 */
public final class Erasures {
  static final String DRIVER = "EraseUser";

  /** A user is erased once: the id says no more. */
  static final String ID = "erase";

  /**
   * Items in one transaction, of 100 writes; a key brings its marker and its role along, and all
   * together three counters.
   */
  private static final int AT_ONCE = 30;

  /** Functions that were at work when the user went may still write a few times. */
  private static final int TRIES = 10;

  /** Sort keys of contacts begin so, and those of the entries that lead to them. */
  private static final String CONTACT = "CONTACT#";

  /** Of things that are counted by status: {@code PROBE#good#07}. */
  private static final Pattern COUNTED = Pattern.compile("(PROBE|JOB)#([a-z-]+)#[0-9]+");

  private static final Map<String, Counts> COUNTS =
      Map.of("PROBE", new Counts("probe"), "JOB", new Counts("job"));

  private final Table table;
  private final Jobs jobs;
  private final Schedules schedules;

  public Erasures(Table table, Jobs jobs, Schedules schedules) {
    this.table = table;
    this.jobs = jobs;
    this.schedules = schedules;
  }

  static Job job(Uid uid, Instant now) {
    return Job.now(uid, ID, "erase_user", DRIVER, Map.of(), now);
  }

  /** Does the erasure that {@code poke} names, if it is still to be done. */
  public void perform(Poke poke) {
    jobs.perform(poke, this::erase);
  }

  private void erase(Job job) {
    Uid uid = job.uid();
    int failures = 0;
    for (List<Slice.Row> rows = left(job); !rows.isEmpty(); rows = left(job)) {
      try {
        removal(uid, rows).commit(table);
      } catch (Table.ConditionFailed writtenMeanwhile) {
        if (++failures == TRIES) {
          throw writtenMeanwhile;
        }
      }
    }
    schedules.names(Schedules.prefix(uid)).forEach(schedules::delete);
  }

  /** Some of what is left; the job itself stays. */
  private List<Slice.Row> left(Job job) {
    Query query = Query.of(job.key().pk()).limit(AT_ONCE);
    return table.query(query).rows().stream().filter(row -> !row.key().equals(job.key())).toList();
  }

  private static Changes removal(Uid uid, List<Slice.Row> rows) {
    Changes changes = new Changes();
    for (Slice.Row row : rows) {
      changes.add(Write.delete(row.key(), sameStatus(row)));
      if (row.key().sk().startsWith(UserItems.FORMER)) {
        PhoneNumber phone = new PhoneNumber(row.key().sk().substring(UserItems.FORMER.length()));
        changes.add(Write.delete(UserItems.former(phone, uid), Condition.ANY));
      }
      contact(uid, row).ifPresent(changes::add);
      changes.add(key(uid, row));
      Matcher counted = COUNTED.matcher(row.item().maybeText("status_pk").orElse(""));
      if (counted.matches()) {
        changes.add(COUNTS.get(counted.group(1)).fewer(uid, counted.group(2)));
      }
    }
    return changes;
  }

  /** A key goes with what says whose it is, and gives its role back. */
  private static List<Write> key(Uid uid, Slice.Row row) {
    if (!row.key().sk().startsWith(ApiKeyItems.PREFIX)) {
      return List.of();
    }
    List<Write> writes = new ArrayList<>(ApiKeyItems.gone(uid, ApiKeyItems.id(row.key())));
    writes.addAll(RoleHolders.takenBack((int) row.item().number("role")));
    return writes;
  }

  /** A contact goes with the entry under their number that leads to them. */
  private static Optional<Write> contact(Uid uid, Slice.Row row) {
    String contact = row.key().sk();
    if (!contact.startsWith(CONTACT)) {
      return Optional.empty();
    }
    long id = Long.parseLong(contact.substring(CONTACT.length()));
    return row.item()
        .maybeText("phone_number")
        .map(phone -> new Key("PHONE#" + phone, CONTACT + uid + "#" + id))
        .map(entry -> Write.delete(entry, Condition.ANY));
  }

  /** What is counted must go in the status it is counted in. */
  private static Condition sameStatus(Slice.Row row) {
    return row.item()
        .maybeText("status_pk")
        .map(status -> Condition.equal("status_pk", status))
        .orElse(Condition.missing("status_pk"));
  }
}
