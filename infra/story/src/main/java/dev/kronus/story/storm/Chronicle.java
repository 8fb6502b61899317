package dev.kronus.story.storm;

import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.Uid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * The outside world's record, and all that a judge may look at: what phones got and sent, what the
 * operator was told, and what people did through the public use cases.
 */
final class Chronicle {
  private final List<Got> gots = new ArrayList<>();
  private final List<Got> refused = new ArrayList<>();
  private final List<Sent> sents = new ArrayList<>();
  private final List<Cried> cries = new ArrayList<>();
  private final List<Did> deeds = new ArrayList<>();
  private final List<Pass.Shown> shows = new ArrayList<>();
  private final List<Turn> turns = new ArrayList<>();
  private final List<String> bugs = new ArrayList<>();
  private final Map<String, Long> heard = new HashMap<>();
  private final Map<String, Long> missing = new HashMap<>();
  private Consumer<Got> phones = got -> {};

  /**
   * A message that the provider took.
   *
   * @param answers the text of the phone's own that it came back on; empty when there is none
   * @param lost whether Kronus was kept from hearing that it was sent
   * @param missed whether the phone never got it
   */
  record Got(
      long at,
      PhoneNumber to,
      String body,
      String answers,
      boolean lost,
      boolean missed,
      Says says,
      String about) {
    static Got sent(long at, PhoneNumber to, String body, boolean lost, boolean missed) {
      Says says = Says.of(body);
      return new Got(at, to, body, "", lost, missed, says, says.about(body));
    }

    static Got reply(long at, PhoneNumber to, String body, String answers) {
      Says says = Says.of(body);
      return new Got(at, to, body, answers, false, false, says, says.about(body));
    }

    boolean reply() {
      return !answers.isEmpty();
    }

    /** The same, as if it had come then. */
    Got at(long time) {
      return new Got(time, to, body, answers, lost, missed, says, about);
    }
  }

  /** A text that a phone sent. */
  record Sent(long at, PhoneNumber from, String body, String sid) {}

  /** What the operator was told. */
  record Cried(long at, String subject, String text) {
    private static final Pattern ALARM = Pattern.compile("^User (\\w+), probe (\\w+): ");

    boolean isOfJobOf(Uid uid) {
      return text.contains("of user " + uid + " ");
    }

    /** Which alarm it is about, as user and number; empty when about none. */
    Optional<String> alarm() {
      Matcher named = ALARM.matcher(text);
      return named.find() ? Optional.of(named.group(1) + "/" + named.group(2)) : Optional.empty();
    }
  }

  /**
   * What somebody did, from the first try to the success.
   *
   * @param standing how they stood afterwards
   */
  record Did(long since, long at, Member who, String what, Standing standing) {
    /** Whether nobody can say which settings hold after it. */
    boolean isUnsure() {
      return List.of("changes", "switches", "leaves").stream()
          .anyMatch(deed -> what.startsWith("may have: " + deed));
    }

    /** Whether it leaves most settings as they were, whatever they were. */
    boolean isPartial() {
      return isOfMinutes()
          || what.endsWith("by text")
          || what.startsWith("rests")
          || what.contains("cancels");
    }

    /** Whether they changed nothing but how many minutes after their times they may be asked. */
    boolean isOfMinutes() {
      return what.startsWith("allows");
    }

    /** Whether this is what switched their check-ins on. */
    boolean switchesOn() {
      return standing.on() && (what.startsWith("switches") || what.startsWith("changes"));
    }
  }

  /** Phones that hear of every message they get. */
  void phones(Consumer<Got> owners) {
    phones = owners;
  }

  /** Answers the message's number. */
  int got(Got got) {
    gots.add(got);
    if (!got.missed()) {
      phones.accept(got);
    }
    return gots.size() - 1;
  }

  void sent(Sent sent) {
    sents.add(sent);
  }

  /** When a phone was told this. */
  LongStream told(PhoneNumber to, Says what) {
    return gots.stream()
        .filter(got -> got.to().equals(to) && got.says() == what)
        .mapToLong(Got::at);
  }

  /** Whether the text with this id says this. */
  boolean isSaid(String sid, String words) {
    return sents.stream().anyMatch(sent -> sent.sid().equals(sid) && sent.body().equals(words));
  }

  /** When the text that this message came back on was sent. */
  OptionalLong asked(Got reply) {
    return sents.stream()
        .filter(sent -> sent.sid().equals(reply.answers()))
        .mapToLong(Sent::at)
        .findFirst();
  }

  /** Kronus said that it has this text. */
  void heard(String sid, long at) {
    heard.putIfAbsent(sid, at);
  }

  /** Kronus heard that this message went missing. */
  void heardMissing(PhoneNumber to, long sent, long at) {
    missing.merge(to + " " + sent, at, Math::min);
  }

  /** When Kronus heard so; the end of time when it never did. */
  long missingKnown(Got got) {
    return missing.getOrDefault(got.to() + " " + got.at(), Long.MAX_VALUE);
  }

  /** Whether this phone ever wanted no more texts. */
  boolean isOptedOut(PhoneNumber phone) {
    return sents.stream()
        .anyMatch(sent -> sent.from().equals(phone) && sent.body().equals(Moods.STOP));
  }

  /** The provider took nothing for this phone: its number is not in service. */
  void refused(long at, PhoneNumber to, String body) {
    refused.add(Got.sent(at, to, body, false, true));
  }

  /** What it refused so. */
  List<Got> refused() {
    return refused;
  }

  void cried(Cried cried) {
    cries.add(cried);
  }

  void did(Did did) {
    deeds.add(did);
  }

  void shown(Pass.Shown shown) {
    shows.add(shown);
  }

  /** Something was thrown that no fault explains. */
  void bug(String what) {
    bugs.add(what);
  }

  List<Got> gots() {
    return gots;
  }

  List<Sent> sents() {
    return sents;
  }

  List<Cried> cries() {
    return cries;
  }

  List<Did> deeds() {
    return deeds;
  }

  /** The tokens that were shown. */
  List<Pass.Shown> shows() {
    return shows;
  }

  /** The rotations of the signing keys, as far as they came to their last step. */
  List<Turn> turns() {
    return turns;
  }

  List<String> bugs() {
    return bugs;
  }

  OptionalLong heardAt(Sent sent) {
    Long at = heard.get(sent.sid());
    return at == null ? OptionalLong.empty() : OptionalLong.of(at);
  }

  /** Everything in order, a line each. */
  List<String> lines() {
    record Line(long at, String text) {}
    List<Line> lines = new ArrayList<>();
    gots.forEach(
        g ->
            lines.add(
                new Line(g.at(), g.to() + (g.reply() ? " <= " : " <- ") + g.body() + lost(g))));
    sents.forEach(
        s -> {
          OptionalLong when = heardAt(s);
          String fate = when.isPresent() ? "" : "   (never heard)";
          lines.add(new Line(s.at(), s.from() + " -> " + s.body() + fate));
        });
    cries.forEach(c -> lines.add(new Line(c.at(), "operator: " + c.subject() + ": " + c.text())));
    deeds.forEach(d -> lines.add(new Line(d.at(), d.who() + " " + d.what())));
    shows.forEach(s -> lines.add(new Line(s.at(), s.line())));
    turns.forEach(t -> lines.add(new Line(t.since, "the signing keys are rotated")));
    return lines.stream()
        .sorted(Comparator.comparingLong(Line::at))
        .map(line -> Instant.ofEpochMilli(line.at()) + "  " + codeless(line.text()))
        .toList();
  }

  /** Codes are drawn where nobody can foresee them, and so are no part of a history. */
  private static String codeless(String text) {
    return text.replaceAll("(reply|->) [0-9]{4}\\b", "$1 ****");
  }

  private static String lost(Got got) {
    return (got.lost() ? "   (answer lost)" : "") + (got.missed() ? "   (went missing)" : "");
  }
}
