package dev.kronus.story.storm;

import dev.kronus.duties.Fate;
import dev.kronus.duties.Inbound;
import dev.kronus.duties.Message;
import dev.kronus.duties.Messenger;
import dev.kronus.kernel.PhoneNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** The provider and every phone it reaches. */
final class Carrier implements Messenger {
  /** As the adapter to the real one has it: its clock and ours need not agree. */
  private static final long SKEW = 60_000;

  private final Stage stage;
  private final Weather weather;
  private final Chronicle chronicle;
  private final Set<PhoneNumber> unreachable = new HashSet<>();
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

  /** This number is not in service: the provider takes nothing for it. */
  void cutOff(PhoneNumber number) {
    unreachable.add(number);
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
      return new Rejected("21211");
    }
    return taken(message);
  }

  private Outcome taken(Message message) {
    boolean dies = stage.dies();
    boolean lost = weather.strikes(Fault.PROVIDER_ANSWER_LOST);
    boolean arrives = !weather.strikes(Fault.UNDELIVERED);
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

  private void tells(long delay, String sid, Fate.Status status) {
    if (weather.strikes(Fault.STATUS_DOUBLED)) {
      stage.in(weather.some(120_000), () -> words.accept(sid, status));
    }
    if (!weather.strikes(Fault.STATUS_LOST)) {
      boolean late = weather.strikes(Fault.STATUS_DELAYED);
      stage.in(late ? weather.some(180_000) : delay, () -> words.accept(sid, status));
    }
  }

  @Override
  public Optional<String> find(PhoneNumber to, String body, Instant since) {
    stage.before();
    if (weather.lasting(Fault.PROVIDER_DOWN) || weather.strikes(Fault.PROVIDER_UNREACHABLE)) {
      throw new Unreachable(new Broken(Fault.PROVIDER_UNREACHABLE));
    }
    for (int i = handed.size() - 1; i >= 0; i--) {
      Handed one = handed.get(i);
      boolean same = one.to().equals(to) && one.body().endsWith(body);
      if (same && isSince(one.at(), since)) {
        return Optional.of("SM" + i);
      }
    }
    return Optional.empty();
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

  private static boolean isSince(long at, Instant since) {
    return at >= since.toEpochMilli() - SKEW;
  }
}
