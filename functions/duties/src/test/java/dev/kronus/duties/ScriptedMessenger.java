package dev.kronus.duties;

import dev.kronus.kernel.PhoneNumber;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A provider that does to each message what the next line of its script says; then accepts. */
final class ScriptedMessenger implements Messenger {
  final List<Message> sent = new ArrayList<>();
  final List<Instant> lookups = new ArrayList<>();
  final List<Doubt> doubts = new ArrayList<>();
  final Map<String, String> found = new HashMap<>();
  final List<Inbound> texts = new ArrayList<>();
  boolean unreachable;
  Runnable meanwhile = () -> {};
  private final Deque<Outcome> script = new ArrayDeque<>();

  ScriptedMessenger then(Outcome outcome) {
    script.add(outcome);
    return this;
  }

  @Override
  public Outcome send(Message message) {
    sent.add(message);
    meanwhile.run();
    return script.isEmpty() ? new Accepted("SM" + sent.size()) : script.poll();
  }

  @Override
  public List<String> find(PhoneNumber to, String body, Doubt doubt) {
    doubts.add(doubt);
    if (unreachable) {
      throw new Unreachable(new IllegalStateException("scripted"));
    }
    return Optional.ofNullable(found.get(to + " " + body)).stream().toList();
  }

  @Override
  public List<Inbound> inbound(PhoneNumber from, Instant since) {
    lookups.add(since);
    if (unreachable) {
      throw new Unreachable(new IllegalStateException("scripted"));
    }
    return List.copyOf(texts);
  }
}
