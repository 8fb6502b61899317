package dev.kronus.local.aws;

import dev.kronus.local.functions.Functions;
import dev.kronus.local.functions.Later;
import dev.kronus.local.template.Template;
import dev.kronus.local.twilio.TwilioDouble;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** All of AWS that the template needs, put together. */
public final class EmbeddedAws {
  private final Template template;
  private final Functions functions;
  private final Later later;
  private final InstantSource clock;
  private final SecretBook secrets;
  private final Schedules schedules;
  private final Alerts alerts;
  private final Mails mails;
  private final Forward dynamo;
  private final Optional<OtherCloud> other;
  private final Rotation rotation;

  /**
   * {@code dynamo} is where DynamoDB answers; {@code other} is another cloud that keeps the table,
   * the secrets and the topics instead of this one.
   */
  public EmbeddedAws(
      Template template,
      Functions functions,
      Later later,
      InstantSource clock,
      SecretBook secrets,
      String dynamo,
      Optional<String> other) {
    this.template = template;
    this.functions = functions;
    this.later = later;
    this.clock = clock;
    this.secrets = secrets;
    this.dynamo = new Forward(dynamo);
    this.other = other.map(Forward::new).map(OtherCloud::new);
    this.alerts = new Alerts(template.topics(), clock);
    this.mails = new Mails(clock);
    this.rotation = new Rotation(secrets, functions, clock);
    this.schedules =
        new Schedules(template.scheduleGroups(), template::grants, functions, later, clock);
  }

  public Schedules schedules() {
    return schedules;
  }

  public Alerts alerts() {
    return alerts;
  }

  public Mails mails() {
    return mails;
  }

  /** Makes the secrets and topics that are not there yet. */
  public void provide() {
    other.ifPresentOrElse(
        cloud -> cloud.provide(template.secrets(), template.topics()),
        () -> secrets.add(template.secrets(), clock.instant()));
  }

  /** The current JSON of a secret; empty when there is none. */
  public Map<String, Object> secret(String name) {
    return other.map(cloud -> cloud.current(name)).orElseGet(() -> secrets.current(name));
  }

  /** Lays some values over a secret's current ones. */
  public void overlay(String name, Map<String, Object> values) {
    other.ifPresentOrElse(
        cloud -> cloud.overlay(name, values), () -> secrets.overlay(name, values, clock.instant()));
  }

  /** Gives every secret with a rotation schedule its first rotation, as a new stack's gets. */
  public void rotate() {
    other.ifPresentOrElse(cloud -> cloud.rotate(template.secrets(), functions), rotation::first);
  }

  public Tables tables() {
    return new Tables(dynamo, template.tables());
  }

  public AwsDoor door(TwilioDouble twilio) {
    return new AwsDoor(
        dynamo,
        other,
        new SecretsDouble(secrets, clock, rotation),
        alerts,
        new SchedulerDouble(schedules),
        new LambdaDouble(functions, later, template.grants()),
        new SesDouble(mails, template.grants()),
        twilio);
  }
}
