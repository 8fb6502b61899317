package dev.kronus.duties;

import dev.kronus.kernel.PhoneNumber;
import java.time.Instant;

/** Asks the provider what this phone has texted us since: a webhook may have been lost. */
public record Lookup(PhoneNumber from, Instant since) {
  @Override
  public String toString() {
    return "Lookup[since " + since + "]";
  }
}
