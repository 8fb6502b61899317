package dev.kronus.local.twilio;

import dev.kronus.local.time.InFlight;
import java.time.InstantSource;

/** Twilio and every phone there is, put together. */
public final class PhoneCompany implements AutoCloseable {
  private final Account account;
  private final Phones phones = new Phones();
  private final MessageLog log = new MessageLog();
  private final Webhooks webhooks;
  private final Carrier carrier;

  public PhoneCompany(Account account, Webhooks webhooks, InstantSource clock, InFlight inFlight) {
    this.account = account;
    this.webhooks = webhooks;
    this.carrier = new Carrier(account, phones, log, webhooks, clock, inFlight);
  }

  public Account account() {
    return account;
  }

  public Phones phones() {
    return phones;
  }

  public MessageLog log() {
    return log;
  }

  public Carrier carrier() {
    return carrier;
  }

  /** Its API, as Kronus calls it. */
  public TwilioDouble api() {
    return new TwilioDouble(account, carrier, phones, log);
  }

  public Webhooks webhooks() {
    return webhooks;
  }

  @Override
  public void close() {
    webhooks.close();
  }
}
