package dev.kronus.liveness;

import dev.kronus.accounts.ProbeSettings;
import dev.kronus.accounts.ProbeSettingsItems;
import dev.kronus.accounts.User;
import dev.kronus.accounts.Users;
import dev.kronus.contacts.Contact;
import dev.kronus.contacts.Contacts;
import dev.kronus.contacts.PhoneBook;
import dev.kronus.duties.Jobs;
import dev.kronus.kernel.ProbeId;
import dev.kronus.kernel.Refusal;
import dev.kronus.kernel.Uid;
import dev.kronus.platform.Invoker;
import dev.kronus.platform.Schedules;
import dev.kronus.platform.Seal;
import dev.kronus.platform.Secrets;
import dev.kronus.platform.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Takes in what people text. The effect, the mark that this message was seen, and the words that go
 * back are written in one transaction; a message that comes again changes nothing and gets the same
 * words.
 */
public final class Inbox {
  /**
   * An escalation is still news for this long; after it, a late answer is just an answer to
   * nothing.
   */
  private static final Duration LATE = Duration.ofHours(24);

  private static final int TRIES = 5;

  private final Table table;
  private final Users users;
  private final InstantSource clock;
  private final Answers answers = new Answers();
  private final Ear duress;
  private final Ear answering;
  private final UnservedEar unserved;
  private final PhoneBook book;
  private final List<Ear> others;
  private final List<Ear> ears;

  public Inbox(
      Table table,
      Users users,
      Secrets secrets,
      Schedules schedules,
      Invoker invoker,
      InstantSource clock) {
    this.table = table;
    this.users = users;
    this.clock = clock;
    DuressWord word = new DuressWord(table, new Seal(secrets));
    Wellness well = new Wellness(table, users, new Jobs(table, clock), invoker);
    this.duress = new DuressEar(word, well, invoker);
    this.answering = new AnswerEar(well, answers, invoker);
    this.unserved = new UnservedEar(users, answers, Limit.smallTalk(table, clock));
    Switching switching = switching(word, secrets, invoker);
    Ear invite = invite(secrets, invoker);
    List<Ear> phones = ofPhones(schedules, invoker);
    this.others =
        Stream.of(List.<Ear>of(unserved), phones, List.of(invite)).flatMap(List::stream).toList();
    List<Ear> own = ofTheirOwn(switching, secrets, schedules, well, invite);
    this.ears = Stream.concat(phones.stream(), own.stream()).toList();
    this.book = new PhoneBook(table, users);
  }

  private Switching switching(DuressWord word, Secrets secrets, Invoker invoker) {
    Planning planning = new Planning(table, users, word);
    return new Switching(table, planning, new Seal(secrets), invoker, clock);
  }

  private Ear invite(Secrets secrets, Invoker invoker) {
    Contacts contacts = new Contacts(table, users, secrets, invoker, clock);
    Limit talking = Limit.smallTalk(table, clock);
    Ear invite = new InviteEar(table, users, contacts, answers, talking, invoker);
    Ear afterAll = new AfterAllEar(table, users, answers, invoker);
    return in -> afterAll.hear(in).or(() -> invite.hear(in));
  }

  /** What anybody may say: opting out and in again, and what contacts say of others. */
  private List<Ear> ofPhones(Schedules schedules, Invoker invoker) {
    Limit talking = Limit.smallTalk(table, clock);
    return List.of(
        new OptOutEar(table, invoker),
        new OptInEar(table, users),
        new AlertEar(table, users, new StepTimer(schedules), talking, invoker));
  }

  /** What users say of themselves. */
  private List<Ear> ofTheirOwn(
      Switching switching, Secrets secrets, Schedules schedules, Wellness well, Ear invite) {
    return List.of(
        new CodeEar(table, new Seal(secrets), switching),
        new SosEar(table, users, well.invoker()),
        duress,
        new CommandEar(schedules, Limit.chatting(table, clock), answers, switching),
        answering,
        invite,
        new EarlyEar(answers),
        new LateEar(well, answers),
        new SmallTalkEar(Limit.smallTalk(table, clock)));
  }

  /**
   * What to text back; empty for nothing. A number that is neither a user's nor was told about one
   * gets nothing, and nothing is stored; nor that of somebody whose account is not active, unless
   * they cry for help.
   */
  public Optional<String> receive(Sms sms) {
    try {
      return received(sms);
    } catch (Refusal.Missing left) {
      // Its sender has left while it was read, and is heard as the stranger they are now.
      return received(sms);
    }
  }

  private Optional<String> received(Sms sms) {
    Optional<Seen> before = Seen.find(table, sms.sid());
    if (before.isPresent()) {
      return before.get().reply();
    }
    Optional<Uid> uid = users.byPhone(sms.from()).filter(User::isActive).map(User::uid);
    Incoming in = incoming(uid, sms);
    boolean nobodys = in.settings().isEmpty() && in.alerts().isEmpty();
    List<Uid> formers = nobodys ? formers(sms) : List.of();
    for (Uid former : formers) {
      once(
          sms,
          Optional.empty(),
          () -> asked(former, sms),
          asked -> taken(asked, List.of(duress, answering)));
    }
    return (in.isKnown() || unserved.isFor(in)) && formers.isEmpty()
        ? once(sms, Optional.of(in), () -> Optional.of(incoming(uid, sms)), this::taken)
        : Optional.empty();
  }

  /** Who was asked on this number and has another now. */
  private List<Uid> formers(Sms sms) {
    return users.formerly(sms.from()).stream()
        .filter(former -> asked(former, sms).isPresent())
        .toList();
  }

  /**
   * What comes from a number that its owner gave up counts for the probe that was asked there, and
   * for nothing else.
   */
  private Optional<Incoming> asked(Uid former, Sms sms) {
    return Optional.of(incoming(Optional.of(former), sms))
        .filter(in -> in.pending().filter(p -> p.phoneNumber().equals(sms.from())).isPresent());
  }

  /**
   * Decides by what is known already, and again by what stands then when another change came first.
   */
  private Optional<String> once(
      Sms sms,
      Optional<Incoming> known,
      Supplier<Optional<Incoming>> reading,
      Function<Incoming, Optional<String>> taking) {
    Optional<Incoming> in = known;
    for (int i = 1; ; i++) {
      if (in.isEmpty()) {
        Optional<Seen> before = Seen.find(table, sms.sid());
        if (before.isPresent()) {
          return before.get().reply();
        }
        in = reading.get();
      }
      try {
        return in.flatMap(taking);
      } catch (Table.ConditionFailed changed) {
        if (i == TRIES) {
          throw changed;
        }
        in = Optional.empty();
      }
    }
  }

  private Optional<String> taken(Incoming in) {
    return taken(in, in.settings().isPresent() ? ears : others);
  }

  private Optional<String> taken(Incoming in, List<Ear> hearing) {
    Heard heard =
        hearing.stream()
            .map(ear -> ear.hear(in))
            .flatMap(Optional::stream)
            .findFirst()
            .orElseThrow();
    heard.changes().add(new Seen(heard.reply()).written(in.sms().sid(), in.now())).commit(table);
    heard.afterwards().run();
    return heard.reply();
  }

  private Incoming incoming(Optional<Uid> uid, Sms sms) {
    Instant now = clock.instant();
    Optional<ProbeSettings> settings = uid.flatMap(id -> ProbeSettingsItems.find(table, id));
    Optional<Probe> pending =
        settings.flatMap(s -> s.pendingProbe().flatMap(id -> find(s.uid(), id)));
    Optional<Probe> late =
        pending.isPresent() ? Optional.empty() : settings.flatMap(s -> endedBadly(s, now));
    List<OpenAlert> alerts = OpenAlert.on(table, sms.from(), now);
    List<Contact> contacts = book.on(sms.from());
    return new Incoming(sms, settings, pending, late, alerts, contacts, now);
  }

  private Optional<Probe> endedBadly(ProbeSettings settings, Instant now) {
    return Optional.of(settings.lastProbeId())
        .filter(id -> id > 0)
        .flatMap(id -> find(settings.uid(), new ProbeId(id)))
        .filter(probe -> probe.status().isAlarming())
        .filter(probe -> probe.updatedAt().plus(LATE).isAfter(now));
  }

  private Optional<Probe> find(Uid uid, ProbeId id) {
    return table
        .get(ProbeItems.key(uid, id))
        .map(item -> ProbeItems.probe(ProbeItems.key(uid, id), item));
  }
}
