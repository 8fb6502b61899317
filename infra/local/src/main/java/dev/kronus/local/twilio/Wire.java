package dev.kronus.local.twilio;

/** How Twilio's calls reach Kronus. */
public enum Wire {
  /** Each of them, as it happens. */
  DELIVERS,
  /** None of them. */
  LOST,
  /** The words about one message arrive last first. */
  OUT_OF_ORDER
}
