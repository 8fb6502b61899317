package dev.kronus.house.attack;

import dev.kronus.house.attack.Http.Shot;
import dev.kronus.local.Json;
import dev.kronus.local.http.Form;
import dev.kronus.local.template.RouteSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** One request after another at all routes of the template, from a seed; most of them wrong. */
final class Barrage {
  private static final List<String> IDS =
      List.of(
          "0",
          "-1",
          "3",
          "999",
          "1e3",
          "01",
          "9007199254740993",
          "99999999999999999999",
          "%00",
          "%2e%2e",
          "..%2F1",
          "%2F",
          "%20",
          "1%20",
          "%E2%80%AE1",
          "abc",
          "null",
          "*",
          "%F0%9F%98%80",
          "1;x=1",
          "1%3Fx",
          "%7Buid%7D",
          "PROBE%230000001",
          "1%23",
          "x%0d%0ay");
  private static final List<String> QUERY =
      List.of(
          "limit=1",
          "limit=0",
          "limit=1e400",
          "limit=%00",
          "limit=5&limit=6",
          "limit",
          "=",
          "&&&",
          "cursor=x",
          "cursor=MQ",
          "cursor=MjAyNi0wMS0wMSMx",
          "cursor=" + "A".repeat(500),
          "status=good",
          "status=dead",
          "status=pending",
          "status=GOOD",
          "status=",
          "count=5",
          "count=51",
          "a[]=1",
          "%00=1",
          "%E2%80%AE=1",
          "x=%F0%9F%98%80",
          "limit=%ff",
          "cursor=fn5-",
          "cursor=IyM");
  private static final List<String> JUNK =
      List.of(
          "X-HTTP-Method-Override",
          "X-Forwarded-For",
          "X-Forwarded-Proto",
          "Accept",
          "Cookie",
          "X-Amz-Security-Token",
          "X-Original-URL",
          "Content-Encoding",
          "If-Match",
          "Range",
          "X-Uid",
          "X-Twilio-Signature",
          "Accept-Encoding",
          "Idempotency-Key",
          "X-Request-Id");

  private final Random random;
  private final Malice malice;
  private final Town town;
  private final List<RouteSpec> routes;
  private final Map<String, Map<String, Object>> events = new HashMap<>();
  private final List<String> tokens;
  private final List<String> bad;

  /** {@code tokens} are good ones; the first is the admin's, whose uid is 1. */
  Barrage(Town town, long seed, List<String> tokens, List<String> bad) {
    this.random = new Random(seed);
    this.malice = new Malice(random);
    this.town = town;
    this.routes = town.routes();
    this.tokens = tokens;
    this.bad = bad;
  }

  Shot next() {
    RouteSpec route = malice.pick(routes);
    int who = random.nextInt(tokens.size());
    Shot shot = Shot.of(method(route), path(route, who) + query());
    for (int i = random.nextInt(12) - 9; i > 0; i--) {
      shot = shot.header(malice.pick(JUNK), malice.pick(IDS).repeat(1 + random.nextInt(50)));
    }
    return body(identified(shot, who), route);
  }

  private String method(RouteSpec route) {
    List<String> others = List.of("GET", "PUT", "POST", "PATCH", "HEAD", "TRACE", "OPTIONS", "X");
    return random.nextInt(25) == 0 ? malice.pick(others) : route.method();
  }

  /** Nobody that the barrage speaks for is deleted by it. */
  private String path(RouteSpec route, int who) {
    boolean own = random.nextInt(10) < 7 && !route.method().equals("DELETE");
    boolean mine = own || route.path().contains("{id}");
    String uid = mine ? "" + (who + 1) : malice.pick(IDS);
    String id = random.nextInt(10) < 6 ? "" + (1 + random.nextInt(4)) : malice.pick(IDS);
    String path = route.path().replace("{uid}", uid).replaceAll("\\{[a-z_]+}", "\u0001");
    String filled = path.replace("\u0001", id);
    // Two slashes would begin a host's name.
    String above = filled.equals("/") ? "" : filled;
    return random.nextInt(60) == 0 ? above + "/" + malice.pick(IDS) : filled;
  }

  private String query() {
    return random.nextInt(5) > 0
        ? ""
        : "?" + malice.pick(QUERY) + (random.nextBoolean() ? "" : "&" + malice.pick(QUERY));
  }

  private Shot identified(Shot shot, int who) {
    return switch (random.nextInt(20)) {
      case 0 -> shot;
      case 1 -> shot.header("Authorization", malice.pick(bad));
      case 2 -> shot.as(tokens.get(who)).header("Authorization", malice.pick(bad));
      case 3 -> shot.as(malice.pick(tokens));
      default -> shot.as(tokens.get(who));
    };
  }

  private Shot body(Shot shot, RouteSpec route) {
    String usual = String.valueOf(event(route).getOrDefault("body", ""));
    if (route.path().equals(Webhook.PATH)) {
      return webhook(shot, usual);
    }
    if (!usual.startsWith("{")) {
      boolean quiet = random.nextInt(10) > 0;
      return quiet ? shot : malice.typed(shot, "application/json", malice.wrong(Map.of("a", 1)));
    }
    Map<String, Object> fields = Json.read(usual.getBytes(StandardCharsets.UTF_8));
    boolean sound = random.nextInt(12) == 0;
    byte[] body = sound ? Malice.right(fields) : malice.wrong(fields);
    return malice.typed(shot, "application/json", body);
  }

  /** Signed as it stands, more often than not: what is behind the signature is to be reached. */
  private Shot webhook(Shot shot, String usual) {
    Map<String, String> fields = new HashMap<>(Form.parse(usual).last());
    fields.put("MessageSid", "SM" + random.nextLong());
    fields.put(
        "Body", malice.pick(List.of("Y", "N?", "ping", "probe in 1 wait 5", "\u0000", "hm")));
    if (random.nextBoolean()) {
      String name = malice.pick(List.of("From", "MessageSid", "Body", "To", "SmsStatus"));
      fields.put(name, malice.pick(IDS).repeat(1 + random.nextInt(300)));
    }
    boolean whole = random.nextInt(3) > 0;
    byte[] right = Form.encode(fields).getBytes(StandardCharsets.UTF_8);
    byte[] body = whole ? right : malice.wrong(new HashMap<>(fields));
    Shot typed = malice.typed(shot, "application/x-www-form-urlencoded", body);
    String url = town.cloud.url() + Webhook.PATH;
    String signature = Webhook.signature(url, town.cloud.account().token(), fields);
    return random.nextInt(5) == 0 ? typed : typed.header("X-Twilio-Signature", signature);
  }

  private Map<String, Object> event(RouteSpec route) {
    return events.computeIfAbsent(route.function(), Barrage::read);
  }

  private static Map<String, Object> read(String function) {
    String name = function.replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT) + ".json";
    try (var all = Files.walk(Town.ROOT.resolve("events"))) {
      Path file = all.filter(path -> path.endsWith(name)).findFirst().orElseThrow();
      return Json.read(Files.readAllBytes(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
