package dev.kronus.duties;

import dev.kronus.kernel.Email;

/**
 * The provider that carries mail. It takes no idempotency key and cannot be asked what it has, so a
 * mail whose answer was lost is sent again: it may come twice, never not at all (docs/adr/011).
 */
public interface Mailer {
  /**
   * Hands over a mail, once. Never throws for what the provider or the network does: that is the
   * outcome.
   */
  Messenger.Outcome send(Email from, Mail mail);
}
