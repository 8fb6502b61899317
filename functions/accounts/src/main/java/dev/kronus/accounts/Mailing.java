package dev.kronus.accounts;

import dev.kronus.kernel.Refusal;
import dev.kronus.platform.OperatorSettings;
import dev.kronus.platform.Secrets;

/** Whether this server sends mail at all. */
record Mailing(Secrets secrets) {
  void refuseUnconfigured() {
    if (OperatorSettings.read(secrets).mailFrom().isEmpty()) {
      throw new Refusal.Unavailable(
          "This server sends no mail: its operator has not said whom mail comes from.");
    }
  }
}
