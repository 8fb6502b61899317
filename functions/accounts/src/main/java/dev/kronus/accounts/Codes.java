package dev.kronus.accounts;

import dev.kronus.duties.Deliveries;
import dev.kronus.duties.Job;
import dev.kronus.duties.Jobs;
import dev.kronus.duties.Mail;
import dev.kronus.duties.MailDeliveries;
import dev.kronus.duties.Message;
import dev.kronus.kernel.Email;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Changes;
import dev.kronus.platform.Invoker;
import dev.kronus.platform.Poke;
import dev.kronus.platform.Seal;
import dev.kronus.platform.Secrets;
import dev.kronus.platform.Table;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Sends one-time codes. Whether there is such a user, whether they have a number, and whether they
 * had enough codes already: what is answered and what is done is the same.
 */
public final class Codes {
  static final int MOST_A_USER = 3;
  private static final int MOST_FROM_PLACE = 20;

  private final Table table;
  private final Users users;
  private final Quota quota;
  private final Seal seal;
  private final Mailing mailing;
  private final Invoker invoker;
  private final InstantSource clock;

  /** How a code goes out. */
  public enum Channel {
    TEXT(Deliveries.DRIVER),
    MAIL(MailDeliveries.DRIVER);

    private final String driver;

    Channel(String driver) {
      this.driver = driver;
    }
  }

  public Codes(Table table, Secrets secrets, Invoker invoker, InstantSource clock) {
    this.table = table;
    this.users = new Users(table);
    this.quota = new Quota(table, clock);
    this.seal = new Seal(secrets);
    this.mailing = new Mailing(secrets);
    this.invoker = invoker;
    this.clock = clock;
  }

  /** Sends a code to whoever signs in with that name or address, if anybody does. */
  public void send(String username, Channel channel, String ip) {
    String name = UsernameText.known(username);
    if (channel == Channel.MAIL) {
      mailing.refuseUnconfigured();
    }
    quota.take("codes#" + Attempts.place(ip), MOST_FROM_PLACE);
    quota.take("codes#" + name, MOST_A_USER);
    Optional<User> user = users.byUsername(name);
    Uid uid = user.map(User::uid).orElse(Uid.NOBODY);
    Optional<PhoneNumber> aside = NumberAside.find(table, uid);
    String whose = user.map(one -> "user#" + uid).orElse("nobody#" + name);
    boolean more = quota.allows(whose, MOST_A_USER);
    send(uid, user.filter(one -> more).flatMap(one -> target(one, aside, channel)), channel);
  }

  /** Sends to {@code to}, or does as much for nobody. */
  private void send(Uid uid, Optional<String> to, Channel channel) {
    Instant now = clock.instant();
    String code = OneTimeCode.drawn();
    OneTimeCode sent =
        OneTimeCode.fresh(
            uid,
            to.orElse("nobody"),
            seal.of(OneTimeCode.PURPOSE, uid, code),
            Optional.empty(),
            now);
    invoker.poke(
        channel.driver,
        to.isPresent() ? written(job(sent, channel, code, now), sent) : nobody(now));
  }

  private Poke written(Job job, OneTimeCode sent) {
    try {
      new Changes()
          .add(Users.present(sent.uid()), sent.written())
          .add(Jobs.written(job))
          .commit(table);
      return new Poke(sent.uid(), job.key().sk());
    } catch (Table.ConditionFailed justLeft) {
      return Decoy.poke();
    }
  }

  private Poke nobody(Instant now) {
    new Changes().add(Decoy.writes(now)).commit(table);
    return Decoy.poke();
  }

  private static Job job(OneTimeCode sent, Channel channel, String code, Instant now) {
    String id = "code-" + sent.id();
    Job job =
        switch (channel) {
          case TEXT -> Job.send(sent.uid(), id, "send_code", Map.of(), text(sent, code), now);
          case MAIL -> Job.mail(sent.uid(), id, "mail_code", Map.of(), mail(sent, code), now);
        };
    return job.until(sent.endsAt());
  }

  private static Message text(OneTimeCode sent, String code) {
    return new Message(new PhoneNumber(sent.to()), CodeTexts.text(code), Message.Kind.CODE);
  }

  private static Mail mail(OneTimeCode sent, String code) {
    return CodeTexts.mail(new Email(sent.to()), code);
  }

  /**
   * Where the code goes. A number that is not confirmed yet is texted only for somebody whose
   * address is.
   */
  private static Optional<String> target(User user, Optional<PhoneNumber> aside, Channel channel) {
    if (!user.isActive() && user.status() != UserStatus.PENDING) {
      return Optional.empty();
    }
    return switch (channel) {
      case MAIL -> user.email().map(Email::value);
      case TEXT ->
          user.phone().or(() -> aside.filter(number -> user.isActive())).map(PhoneNumber::value);
    };
  }

  /** Refuses what cannot be a code before anything is looked up. */
  static String read(String typed) {
    return OneTimeCode.parse(typed)
        .orElseThrow(
            () ->
                new Refusal.Invalid(
                    "code must be the 8 letters and digits that were sent to you."));
  }
}
