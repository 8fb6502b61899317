package dev.kronus.liveness;

import dev.kronus.kernel.ContactId;
import dev.kronus.kernel.Ids;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.ProbeId;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Condition;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Query;
import dev.kronus.platform.Slice;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * That a number was alerted about somebody, and may answer. The way from an incoming text to the
 * escalation it means.
 *
 * @param letter what the alert is called where its number has several
 * @param firstName of the person it is about
 * @param silent whether that person must not notice
 */
record OpenAlert(
    Uid uid, ProbeId probe, ContactId contact, String letter, String firstName, boolean silent) {
  /** Answers to an escalation that is over count for this long. */
  private static final Duration ANSWERABLE = Duration.ofHours(24);

  private static final Duration KEPT = Duration.ofDays(30);
  private static final int LETTERS = 26;

  /**
   * The alerts on this number that can be answered, by letter. Of several about one person it is
   * the last: nobody should have to say which alarm they mean, only whose. A silent one is never
   * mixed with the others.
   */
  static List<OpenAlert> on(Table table, PhoneNumber phone, Instant now) {
    Map<List<Object>, Optional<OpenAlert>> last = new HashMap<>();
    for (Slice.Row row : table.all(Query.of(pk(phone)))) {
      Item item = row.item();
      OpenAlert alert = read(item);
      EscalationItems.find(table, alert.escalation())
          .ifPresent(
              escalation -> {
                boolean open = isAnswerable(escalation, item.instant("at"), now);
                last.put(alert.whose(), Optional.of(alert).filter(one -> open));
              });
    }
    return last.values().stream()
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(OpenAlert::letter))
        .toList();
  }

  /** Where what it tells of is kept. */
  Key escalation() {
    return Escalation.key(uid, probe, silent);
  }

  private List<Object> whose() {
    return List.of(uid, silent);
  }

  /** The letter for a new alert on a number that has these already. */
  static String letterBeside(List<OpenAlert> others) {
    return IntStream.range(0, LETTERS)
        .mapToObj(i -> String.valueOf((char) ('A' + i)))
        .filter(letter -> others.stream().noneMatch(other -> other.letter().equals(letter)))
        .findFirst()
        .orElse("Z");
  }

  Write written(PhoneNumber phone, Instant now) {
    String sk = Ids.padded(uid.value(), 12) + "#" + escalation().sk();
    Item item =
        Item.empty()
            .with("uid", uid.value())
            .with("probe", probe.value())
            .with("contact_id", contact.value())
            .with("letter", letter)
            .with("first_name", firstName)
            .with("silent", silent)
            .with("at", now)
            .with("expires_at", now.plus(KEPT).getEpochSecond());
    return Write.put(new Key(pk(phone), sk), item, Condition.ANY);
  }

  /** Whether it, or one that takes its place, is what {@code escalation} tells of. */
  boolean isAbout(Escalation escalation) {
    return uid.equals(escalation.uid()) && silent == escalation.silent();
  }

  private static boolean isAnswerable(Escalation escalation, Instant toldAt, Instant now) {
    return escalation.state() != Escalation.State.RESOLVED
        && (escalation.state().isUnderWay() || toldAt.plus(ANSWERABLE).isAfter(now));
  }

  private static OpenAlert read(Item item) {
    return new OpenAlert(
        new Uid(item.number("uid")),
        new ProbeId(item.number("probe")),
        new ContactId(item.number("contact_id")),
        item.text("letter"),
        item.text("first_name"),
        item.flag("silent"));
  }

  private static String pk(PhoneNumber phone) {
    return "ALERT#" + phone;
  }

  /** Of several, the one with this letter. */
  static Optional<OpenAlert> called(List<OpenAlert> alerts, String letter) {
    return alerts.stream().filter(alert -> alert.letter().equals(letter)).findFirst();
  }
}
