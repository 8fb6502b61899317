package dev.kronus.story;

import dev.kronus.duties.Doubt;
import dev.kronus.duties.Fate;
import dev.kronus.duties.Inbound;
import dev.kronus.duties.Message;
import dev.kronus.duties.Messenger;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.liveness.Sms;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every phone in the world, and the provider that reaches them. What phones got is the only truth a
 * story judges by.
 */
public final class Phones implements Messenger {
  /** As the adapter to the real provider has it: its clock and ours need not agree. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  private final InstantSource clock;
  private final String sids;
  private final List<Text> texts = new ArrayList<>();
  private final List<Handed> handed = new ArrayList<>();
  private final List<Word> words = new ArrayList<>();
  private final Map<PhoneNumber, Behaviour> behaviours = new HashMap<>();
  private final List<Written> written = new ArrayList<>();
  private Behaviour provider = Behaviour.DELIVERS;

  /** How handing a message over goes. */
  public enum Behaviour {
    DELIVERS,
    /** The provider will never take it. */
    REJECTS,
    /** The phone has opted out: the provider will never take it. */
    OPTED_OUT,
    /** The provider is down: nothing is taken, and nothing can be asked. */
    DOWN,
    /** The message is delivered and the answer is lost. */
    LOSES_ANSWER,
    /** The message goes missing, and nobody hears that it did. */
    LOSES_MESSAGE,
    /** The provider takes the message and cannot deliver it. */
    UNDELIVERED,
    /** The provider takes the message, and no word comes of what became of it. */
    SAYS_NOTHING
  }

  /** What the provider tells about a message it took. */
  record Word(String sid, Fate.Status status) {}

  private record Written(Instant at, Sms sms) {}

  private record Handed(Instant at, PhoneNumber to, String body) {}

  /** A message that reached a phone. */
  public record Text(Instant at, PhoneNumber to, String body) {}

  /**
   * @param sids what the provider's ids of messages begin with
   */
  Phones(InstantSource clock, String sids) {
    this.clock = clock;
    this.sids = sids;
  }

  public void behave(PhoneNumber number, Behaviour behaviour) {
    behaviours.put(number, behaviour);
  }

  /** How the provider behaves towards every number that has no behaviour of its own. */
  public void behave(Behaviour behaviour) {
    provider = behaviour;
  }

  /** What this phone got, oldest first. */
  public List<Text> received(PhoneNumber number) {
    return texts.stream().filter(text -> text.to().equals(number)).toList();
  }

  public List<Text> all() {
    return List.copyOf(texts);
  }

  /** What came back on a text of this phone's own. */
  void replied(PhoneNumber number, String body) {
    texts.add(new Text(clock.instant(), number, body));
  }

  @Override
  public Outcome send(Message message) {
    return switch (behaviours.getOrDefault(message.to(), provider)) {
      case DELIVERS, LOSES_ANSWER, UNDELIVERED, SAYS_NOTHING -> taken(message);
      case LOSES_MESSAGE -> new Doubtful("answer_lost");
      case REJECTS -> new Rejected("21211");
      case OPTED_OUT -> new Rejected("21610");
      case DOWN -> new Postponed("not_connected");
    };
  }

  @Override
  public List<String> find(PhoneNumber to, String body, Doubt doubt) {
    if (behaviours.getOrDefault(to, provider) == Behaviour.DOWN) {
      throw new Unreachable(new IllegalStateException("down"));
    }
    List<String> found = new ArrayList<>();
    for (int i = handed.size() - 1; i >= 0; i--) {
      Handed one = handed.get(i);
      boolean same = one.to().equals(to) && one.body().endsWith(body);
      if (same && isDuring(one.at(), doubt)) {
        found.add(sids + i);
      }
    }
    return found;
  }

  private static boolean isDuring(Instant at, Doubt doubt) {
    return !at.isBefore(doubt.since().minus(SKEW)) && !at.isAfter(doubt.until().plus(SKEW));
  }

  @Override
  public List<Inbound> inbound(PhoneNumber from, Instant since) {
    if (behaviours.getOrDefault(from, provider) == Behaviour.DOWN) {
      throw new Unreachable(new IllegalStateException("down"));
    }
    return written.stream()
        .filter(one -> one.sms().from().equals(from) && !one.at().isBefore(since))
        .map(one -> new Inbound(one.sms().sid(), one.sms().body()))
        .toList();
  }

  /** A phone texted; the provider keeps it, whatever becomes of its webhook. */
  void texted(Sms sms) {
    written.add(new Written(clock.instant(), sms));
  }

  /** What the provider has to tell since it was asked last. */
  List<Word> told() {
    List<Word> all = List.copyOf(words);
    words.clear();
    return all;
  }

  private Outcome taken(Message message) {
    Behaviour behaviour = behaviours.getOrDefault(message.to(), provider);
    String sid = sids + handed.size();
    handed.add(new Handed(clock.instant(), message.to(), message.body()));
    if (behaviour != Behaviour.SAYS_NOTHING) {
      words.add(new Word(sid, Fate.Status.SENT));
    }
    if (behaviour == Behaviour.UNDELIVERED) {
      words.add(new Word(sid, Fate.Status.UNDELIVERED));
    } else {
      texts.add(new Text(clock.instant(), message.to(), message.body()));
    }
    return behaviour == Behaviour.LOSES_ANSWER ? new Doubtful("answer_lost") : new Accepted(sid);
  }
}
