package dev.kronus.local.twilio;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Every message there has been, oldest first. */
public final class MessageLog {
  private final List<Message> messages = new CopyOnWriteArrayList<>();

  /** What Twilio would not take, of which its API knows nothing. */
  private final List<Message> refused = new CopyOnWriteArrayList<>();

  /** With what was refused, for whoever looks at the phones. */
  public List<Message> everything() {
    return Stream.concat(messages.stream(), refused.stream())
        .sorted(Comparator.comparing(Message::createdAt))
        .toList();
  }

  void refuse(Message message) {
    refused.add(message);
  }

  public List<Message> all() {
    return List.copyOf(messages);
  }

  public List<Message> to(String number) {
    return messages.stream().filter(message -> message.to().equals(number)).toList();
  }

  Optional<Message> find(String sid) {
    return messages.stream().filter(message -> message.sid().equals(sid)).findFirst();
  }

  Message add(Message message) {
    messages.add(message);
    return message;
  }

  public void restore(List<Message> earlier) {
    messages.addAll(earlier);
  }
}
