package dev.kronus.liveness;

import dev.kronus.kernel.Fields;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long somebody wants not to be asked. */
public sealed interface PauseWish {
  /** A pause always has an end. */
  Duration LONGEST = Duration.ofDays(90);

  /** From now on. */
  record For(Duration time) implements PauseWish {}

  /** Until that day begins where they live. */
  record UntilDay(LocalDate day) implements PauseWish {}

  /** Until that moment. */
  record UntilInstant(Instant at) implements PauseWish {}

  Pattern LASTING = Pattern.compile("(?:for )?([0-9]{1,4}) ?(h|d|w)(?:ours?|rs?|ays?|eeks?)?");
  Pattern DAY = Pattern.compile("until ([0-9]{4}-[0-9]{2}-[0-9]{2})");

  default Instant end(Instant now, ZoneId zone) {
    return switch (this) {
      case For lasting -> now.plus(lasting.time());
      case UntilDay until -> until.day().atStartOfDay(zone).toInstant();
      case UntilInstant until -> until.at();
    };
  }

  /** What is wrong with this end; empty when nothing is. */
  static Optional<String> fault(Instant end, Instant now) {
    if (!end.isAfter(now)) {
      return Optional.of("A pause must end in the future.");
    }
    return end.isAfter(now.plus(LONGEST))
        ? Optional.of("A pause lasts at most 90 days.")
        : Optional.empty();
  }

  /** As texted after the word PAUSE: {@code 3d}, {@code 12h}, {@code until 2026-12-24}. */
  static Optional<PauseWish> parse(String words) {
    String plain = words.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    Matcher lasting = LASTING.matcher(plain);
    if (lasting.matches()) {
      long n = Long.parseLong(lasting.group(1));
      return Optional.of(
          new For(
              switch (lasting.group(2)) {
                case "h" -> Duration.ofHours(n);
                case "d" -> Duration.ofDays(n);
                default -> Duration.ofDays(7 * n);
              }));
    }
    Matcher day = DAY.matcher(plain);
    return day.matches() ? moment(day.group(1)) : Optional.empty();
  }

  /** Reads a request's fields; the reader checks them all. */
  static PauseWish from(Fields fields) {
    Optional<PauseWish> until =
        fields.parsed(
            "until",
            PauseWish::moment,
            "must be a date, such as 2026-12-24, or an instant, such as 2026-12-24T08:00:00Z");
    Optional<Integer> days = fields.optionalInteger("days", 1, (int) LONGEST.toDays());
    if (fields.has("until") == fields.has("days")) {
      fields.fault("until", "or days must be given, and not both");
    }
    return until.orElseGet(() -> new For(Duration.ofDays(days.orElse(1))));
  }

  private static Optional<PauseWish> moment(String text) {
    try {
      return Optional.of(
          text.contains("T")
              ? new UntilInstant(Instant.parse(text))
              : new UntilDay(LocalDate.parse(text)));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }
}
