package dev.kronus.story.storm;

import dev.kronus.duties.Doubt;
import dev.kronus.duties.Fate;
import dev.kronus.duties.Inbound;
import dev.kronus.duties.Message;
import dev.kronus.duties.Messenger;
import dev.kronus.kernel.PhoneNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;

/** The provider and every phone it reaches. */
final class Carrier implements Messenger {
  /** As the adapter to the real one has it: its clock and ours need not agree. */
  private static final long SKEW = 60_000;

  private final Stage stage;
  private final Weather weather;
  private final Chronicle chronicle;
  private final Set<PhoneNumber> unreachable = new HashSet<>();
  private final Set<PhoneNumber> blocked = new HashSet<>();
  private Absences absences = new Absences(List.of(), 0, 1, new SplittableRandom(0));
  private final List<Handed> handed = new ArrayList<>();
  private final BiConsumer<String, Fate.Status> words;

  private record Handed(long at, PhoneNumber to, String body) {}

  /**
   * @param words hears what the provider has to say about a message
   */
  Carrier(Stage stage, Chronicle chronicle, BiConsumer<String, Fate.Status> words) {
    this.words = words;
    this.stage = stage;
    this.weather = stage.weather();
    this.chronicle = chronicle;
  }

  /** These phones are away at times. */
  void away(Absences times) {
    absences = times;
  }

  /** This number is not in service: the provider takes nothing for it. */
  void cutOff(PhoneNumber number) {
    unreachable.add(number);
  }

  /** This phone wants no more texts. */
  void block(PhoneNumber number) {
    blocked.add(number);
  }

  void unblock(PhoneNumber number) {
    blocked.remove(number);
  }

  boolean isBlocked(PhoneNumber number) {
    return blocked.contains(number);
  }

  @Override
  public Outcome send(Message message) {
    stage.before();
    if (weather.lasting(Fault.PROVIDER_DOWN)) {
      return new Postponed("not_connected");
    }
    if (weather.strikes(Fault.PROVIDER_POSTPONED)) {
      return new Postponed("20429");
    }
    if (weather.strikes(Fault.PROVIDER_TIMEOUT)) {
      return new Doubtful("timeout");
    }
    if (unreachable.contains(message.to())) {
      chronicle.refused(stage.now(), message.to(), message.body());
      return new Rejected("21211");
    }
    return blocked.contains(message.to()) ? new Rejected("21610") : taken(message);
  }

  private Outcome taken(Message message) {
    boolean dies = stage.dies();
    boolean lost = weather.strikes(Fault.PROVIDER_ANSWER_LOST);
    boolean arrives = !isAway(message.to()) && !weather.strikes(Fault.UNDELIVERED);
    String sid = "SM" + handed.size();
    long now = stage.now();
    handed.add(new Handed(now, message.to(), message.body()));
    chronicle.got(Chronicle.Got.sent(now, message.to(), message.body(), dies || lost, !arrives));
    tells(1_000, sid, Fate.Status.SENT);
    tells(3_000, sid, arrives ? Fate.Status.DELIVERED : Fate.Status.UNDELIVERED);
    if (dies) {
      throw new Crash();
    }
    return lost ? new Doubtful("answer_lost") : new Accepted(sid);
  }

  private boolean isAway(PhoneNumber phone) {
    boolean away = absences.isAway(phone, stage.now());
    if (away) {
      weather.happened(Fault.PHONE_OFF);
    }
    return away;
  }

  private void tells(long delay, String sid, Fate.Status status) {
    if (weather.strikes(Fault.STATUS_DOUBLED)) {
      stage.in(weather.some(120_000), () -> words.accept(sid, status));
    }
    if (!weather.strikes(Fault.STATUS_LOST)) {
      boolean late = weather.strikes(Fault.STATUS_DELAYED);
      stage.in(late ? weather.some(latest()) : delay, () -> words.accept(sid, status));
    }
  }

  /** Mostly minutes, now and then hours. */
  private long latest() {
    return weather.one(4) == 0 ? 2 * 60 * 60_000L : 3 * 60_000L;
  }

  /** Kronus heard that this message did not reach its phone. */
  void heardMissing(String sid) {
    Handed one = handed.get(Integer.parseInt(sid.substring(2)));
    chronicle.heardMissing(one.to(), one.at(), stage.now());
  }

  @Override
  public List<String> find(PhoneNumber to, String body, Doubt doubt) {
    stage.before();
    if (weather.lasting(Fault.PROVIDER_DOWN) || weather.strikes(Fault.PROVIDER_UNREACHABLE)) {
      throw new Unreachable(new Broken(Fault.PROVIDER_UNREACHABLE));
    }
    List<String> found = new ArrayList<>();
    for (int i = handed.size() - 1; i >= 0; i--) {
      Handed one = handed.get(i);
      boolean same = one.to().equals(to) && one.body().endsWith(body);
      if (same && isSince(one.at(), doubt.since()) && isUntil(one.at(), doubt.until())) {
        found.add("SM" + i);
      }
    }
    return found;
  }

  @Override
  public List<Inbound> inbound(PhoneNumber from, Instant since) {
    stage.before();
    if (weather.lasting(Fault.PROVIDER_DOWN) || weather.strikes(Fault.PROVIDER_UNREACHABLE)) {
      throw new Unreachable(new Broken(Fault.PROVIDER_UNREACHABLE));
    }
    return chronicle.sents().stream()
        .filter(sent -> sent.from().equals(from) && isSince(sent.at(), since))
        .map(sent -> new Inbound(sent.sid(), sent.body()))
        .toList();
  }

  private static boolean isUntil(long at, Instant until) {
    return at <= until.toEpochMilli() + SKEW;
  }

  private static boolean isSince(long at, Instant since) {
    return at >= since.toEpochMilli() - SKEW;
  }
}
