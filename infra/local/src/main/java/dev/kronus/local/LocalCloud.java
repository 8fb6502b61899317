package dev.kronus.local;

import dev.kronus.local.aws.Dynamo;
import dev.kronus.local.aws.EmbeddedAws;
import dev.kronus.local.aws.SecretBook;
import dev.kronus.local.functions.Functions;
import dev.kronus.local.functions.Later;
import dev.kronus.local.gateway.RestApi;
import dev.kronus.local.http.Answer;
import dev.kronus.local.http.Door;
import dev.kronus.local.page.ClockDoor;
import dev.kronus.local.page.DocsDoor;
import dev.kronus.local.page.EventsDoor;
import dev.kronus.local.page.Heartbeats;
import dev.kronus.local.page.LocalDoors;
import dev.kronus.local.template.Template;
import dev.kronus.local.time.Due;
import dev.kronus.local.time.InFlight;
import dev.kronus.local.time.MovableClock;
import dev.kronus.local.time.Timeline;
import dev.kronus.local.twilio.Account;
import dev.kronus.local.twilio.Message;
import dev.kronus.local.twilio.PhoneCompany;
import dev.kronus.local.twilio.Phones;
import dev.kronus.local.twilio.Webhooks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The whole template on one machine: API, AWS, Twilio, and a clock that can be moved. */
public final class LocalCloud implements AutoCloseable {
  private static final Optional<Dynamo> NO_DYNAMO = Optional.empty();
  private final Options options;
  private final Door api;
  private final Door aws;
  private final Store store;
  private final MovableClock clock;
  private final InFlight inFlight = new InFlight();
  private final Timeline timeline;
  private final SecretBook secrets = new SecretBook();
  private final Template template;
  private final Optional<Dynamo> dynamo;
  private final Functions functions;
  private final Later later;
  private final EmbeddedAws cloud;
  private final PhoneCompany company;
  private final TemplateTimers timers;
  private final DueIndex dueIndex;
  private boolean closed;

  private LocalCloud(Options options, Door api, Door aws) {
    this.options = options;
    this.api = api;
    this.aws = aws;
    this.template = Template.read(options.template(), Map.of("OpenSetup", "true"));
    this.store = new Store(options.data());
    this.clock = new MovableClock(InstantSource.system(), offset());
    this.timeline = new Timeline(clock, inFlight);
    this.dynamo = options.otherCloud().map(url -> NO_DYNAMO).orElseGet(this::bindDynamo);
    this.functions = new Functions(template.functions(), environment(), clock);
    this.later = new Later(functions, clock, inFlight);
    this.cloud =
        new EmbeddedAws(
            template, functions, later, clock, secrets, tableUrl(), options.otherCloud());
    this.dueIndex = new DueIndex(cloud.tables(), functions::runs);
    this.timers = new TemplateTimers(template.timers(), clock, later, dueIndex);
    Account account = store.account();
    Webhooks webhooks = new Webhooks(options.signingToken(account), url(), this::publicUrl);
    this.company = new PhoneCompany(account, webhooks, clock, inFlight);
  }

  /**
   * Starts everything; it serves when this returns.
   *
   * @throws Door.Taken when a port is not free
   */
  public static LocalCloud start(Options options) {
    Door api = Door.bind(options.host(), options.port());
    Door aws;
    try {
      aws = Door.bind(options.host(), options.awsPort());
    } catch (Door.Taken taken) {
      api.close();
      throw taken;
    }
    try {
      LocalCloud cloud = new LocalCloud(options, api, aws);
      cloud.open();
      return cloud;
    } catch (RuntimeException fault) {
      api.close();
      aws.close();
      throw fault;
    }
  }

  public String url() {
    return "http://" + options.host() + ":" + api.port();
  }

  public String awsUrl() {
    return "http://" + options.host() + ":" + aws.port();
  }

  public Instant now() {
    return clock.instant();
  }

  /** Moves time, from one due thing to the next; answers what fired, in order. */
  public List<String> advance(Duration by) {
    return moveTo(clock.instant().plus(by));
  }

  /** The same, to an instant. */
  public List<String> moveTo(Instant to) {
    dueIndex.forget();
    try {
      return timeline.moveTo(to);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  /** Moves time with every timer asleep: what fell due meanwhile is never fired. */
  public void sleepThrough(Duration by) {
    Instant to = clock.instant().plus(by);
    timeline.leap(
        to,
        () -> {
          cloud.schedules().skip(to);
          timers.skip(to);
        });
  }

  /** Every message to a number, oldest first. */
  public List<Message> messages(String to) {
    return company.log().to(to);
  }

  /** The phone texts Kronus; answers what came back. */
  public Answer.Whole text(String from, String body) {
    return company.carrier().text(from, body);
  }

  public Phones phones() {
    return company.phones();
  }

  public Account account() {
    return company.account();
  }

  /** The environment's names for the stack's parts, and the functions. */
  public Template template() {
    return template;
  }

  /** What was published to the alert topics. */
  public EmbeddedAws aws() {
    return cloud;
  }

  public List<Later.DeadLetter> deadLetters() {
    return later.dead();
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    timeline.close();
    api.close();
    aws.close();
    save();
    later.close();
    company.close();
    functions.close();
    dynamo.ifPresent(Dynamo::close);
  }

  private void restore() {
    store.restore(secrets);
    cloud.provide();
    String settings = settingsName();
    cloud.overlay(settings, Settings.overlay(options, account(), url(), cloud.secret(settings)));
    store.restore(cloud.schedules());
    store.restore(company.log(), company.phones());
    store.restore(cloud.mails());
    store.restore(later);
  }

  private void open() {
    restore();
    aws.open(cloud.door(company.api())::answer);
    // The table and the keys need nothing of each other, and both take their time.
    CompletableFuture<Void> table = CompletableFuture.runAsync(this::openTable);
    cloud.rotate();
    table.join();
    RestApi rest = new RestApi(template.api(), functions, clock);
    LocalDoors doors = doors();
    api.open(request -> LocalDoors.has(request) ? doors.answer(request) : rest.answer(request));
    timeline.add(later);
    timeline.add(cloud.schedules());
    timeline.add(timers);
    if (options.ticking()) {
      // What is due at once, the first sweep among it, is done before anybody looks.
      moveTo(clock.instant());
      timeline.start(this::save);
    }
  }

  private Optional<Dynamo> bindDynamo() {
    return Optional.of(Dynamo.bind(options.data()));
  }

  /** Where the table itself listens. */
  public String tableUrl() {
    return dynamo
        .map(local -> "http://127.0.0.1:" + local.port())
        .orElseGet(() -> options.otherCloud().orElseThrow());
  }

  private Map<String, String> environment() {
    return Settings.environment(options, template.environment(), awsUrl(), tableUrl());
  }

  private void openTable() {
    dynamo.ifPresent(Dynamo::start);
    cloud.tables().create();
  }

  private LocalDoors doors() {
    Looks looks = new Looks(cloud, timers, later);
    return Doors.of(
        cloud,
        company,
        functions,
        new Heartbeats(clock),
        looks,
        Map.of(
            "docs", new DocsDoor(options.template().resolveSibling("docs/openapi.yaml")),
            "clock", new ClockDoor(clock, this::moveTo, this::nextDue),
            "events", new EventsDoor(this::state, () -> clock.instant().toString())));
  }

  /** The next thing somebody would want to see; an idle sweep only when there is nothing else. */
  private Optional<Instant> nextDue() {
    dueIndex.forget();
    return Stream.of(
            cloud.schedules().next().map(Due::at), later.next().map(Due::at), dueIndex.get())
        .flatMap(Optional::stream)
        .map(at -> at.isBefore(clock.instant()) ? clock.instant() : at)
        .min(Comparator.naturalOrder())
        .or(timeline::next);
  }

  /** Differs when there is something new to see. */
  private String state() {
    return company.log().everything().size()
        + "-"
        + cloud.mails().all().size()
        + "-"
        + functions.runs()
        + "-"
        + clock.offset().toSeconds()
        + "-"
        + company.phones().all().hashCode();
  }

  private Duration offset() {
    return options
        .start()
        .map(start -> Duration.between(Instant.now(), start))
        .orElse(store.offset());
  }

  private String settingsName() {
    return template.environment().getOrDefault("SETTINGS_SECRET", "");
  }

  private String publicUrl() {
    return String.valueOf(cloud.secret(settingsName()).getOrDefault("public_url", url()));
  }

  private void save() {
    store.save(new Kept(clock, company, secrets, cloud.schedules(), cloud.mails(), later));
  }
}
