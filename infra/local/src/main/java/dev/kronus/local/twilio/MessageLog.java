package dev.kronus.local.twilio;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Every message there has been, oldest first. */
public final class MessageLog {
  private final List<Message> messages = new CopyOnWriteArrayList<>();

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
