package dev.kronus.duties;

import dev.kronus.kernel.Email;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A provider that does to each mail what the next line of its script says; then accepts. */
public final class ScriptedMailer implements Mailer {
  public final List<Mail> sent = new ArrayList<>();
  final List<Email> senders = new ArrayList<>();
  private final Deque<Messenger.Outcome> script = new ArrayDeque<>();

  ScriptedMailer then(Messenger.Outcome outcome) {
    script.add(outcome);
    return this;
  }

  @Override
  public Messenger.Outcome send(Email from, Mail mail) {
    senders.add(from);
    sent.add(mail);
    return script.isEmpty() ? new Messenger.Accepted("id-" + sent.size()) : script.poll();
  }
}
