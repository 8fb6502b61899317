package dev.kronus.local.twilio;

import dev.kronus.local.http.Form;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A look through the messages: Twilio's filters and its pages, newest first. */
record Listing(
    Optional<String> to,
    Optional<String> from,
    Optional<Instant> since,
    Optional<Instant> until,
    int page,
    int size) {

  static Listing of(Form query) {
    Optional<Instant> day = query.first("DateSent").map(Listing::instant);
    return new Listing(
        query.first("To"),
        query.first("From"),
        day.or(() -> query.first("DateSent>").map(Listing::instant)),
        day.map(start -> start.plusSeconds(86_400))
            .or(() -> query.first("DateSent<").map(Listing::instant)),
        number(query, "Page", 0),
        Math.clamp(number(query, "PageSize", 50), 1, 1000));
  }

  List<Message> page(List<Message> all) {
    return all.reversed().stream().filter(this::fits).skip((long) page * size).limit(size).toList();
  }

  Map<String, Object> shown(Account account, String query, List<Map<String, Object>> messages) {
    String uri = "/2010-04-01/Accounts/" + account.sid() + "/Messages.json";
    String asked = query == null ? "" : query.replaceAll("(^|&)Page=[0-9]*", "");
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("messages", messages);
    shown.put("start", page * size);
    shown.put("end", page * size + Math.max(0, messages.size() - 1));
    shown.put("page", page);
    shown.put("page_size", size);
    shown.put("uri", uri + "?" + asked);
    shown.put("first_page_uri", uri + "?Page=0&" + asked);
    boolean more = messages.size() == size;
    shown.put("next_page_uri", more ? uri + "?Page=" + (page + 1) + "&" + asked : null);
    shown.put("previous_page_uri", page > 0 ? uri + "?Page=" + (page - 1) + "&" + asked : null);
    return shown;
  }

  private boolean fits(Message message) {
    return to.filter(number -> !number.equals(message.to())).isEmpty()
        && from.filter(number -> !number.equals(message.from())).isEmpty()
        && since.filter(time -> message.createdAt().isBefore(time)).isEmpty()
        && until.filter(time -> message.createdAt().isAfter(time)).isEmpty();
  }

  private static Instant instant(String text) {
    try {
      return text.length() > 10
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException malformed) {
      throw new Refused(400, 20001, "Invalid DateSent");
    }
  }

  private static int number(Form query, String name, int otherwise) {
    String text = query.first(name, String.valueOf(otherwise));
    if (!text.matches("[0-9]{1,6}")) {
      throw new Refused(400, 20001, "Invalid " + name);
    }
    return Integer.parseInt(text);
  }
}
