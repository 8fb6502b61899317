package dev.kronus.story.storm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the outside record says of one member, in order: their talks, alarms and deeds. */
final class Life {
  private static final Set<Says> ABOUT =
      EnumSet.of(Says.ALERT, Says.SILENT, Says.CLEAR, Says.YOURS);

  /** A text from as long before a question is found when its answer is looked for. */
  private static final long LOOKED_BACK = Promise.MINUTE + Promise.SKEW;

  final Member member;
  final List<Talk> talks = new ArrayList<>();

  /** Questions and follow-ups that belong to no open talk. */
  final List<Chronicle.Got> strays = new ArrayList<>();

  /** Messages to others about them, and to them about an alarm. */
  final List<Chronicle.Got> alerts = new ArrayList<>();

  /** The same, which must not show. */
  final List<Chronicle.Got> silent = new ArrayList<>();

  final List<Chronicle.Got> clears = new ArrayList<>();
  final List<Chronicle.Got> told = new ArrayList<>();

  /** Messages to them that say that they are off. */
  final List<Chronicle.Got> off = new ArrayList<>();

  /** When it first showed, in each alarm, that they were off. */
  final List<Long> signs = new ArrayList<>();

  /** That an answer of theirs counts, for a question that had not reached them yet. */
  final List<Chronicle.Got> unasked = new ArrayList<>();

  /** Replies of Kronus to those who were alerted about them. */
  final List<Chronicle.Got> claims = new ArrayList<>();

  /** That a word of theirs counts for the next time. */
  final List<Chronicle.Got> early = new ArrayList<>();

  /** Texts of theirs of which nobody can say whether Kronus took them in. */
  final List<Chronicle.Sent> unheard;

  final Deeds deeds;
  private final History history;
  private final Set<String> answered = new HashSet<>();

  final Alarms alarms;

  private record Moment(long at, Runnable read) {}

  Life(Member member, History history) {
    this.member = member;
    this.history = history;
    Chronicle chronicle = history.chronicle;
    this.deeds = Deeds.of(member, chronicle);
    this.alarms = new Alarms(member, chronicle);
    signs.addAll(alarms.times());
    List<Moment> moments = new ArrayList<>();
    for (Chronicle.Did did : deeds.all()) {
      moments.add(new Moment(did.since(), () -> deed(did)));
      moments.add(new Moment(did.at(), () -> deed(did)));
    }
    chronicle.gots().forEach(got -> moments.add(new Moment(got.at(), () -> got(got))));
    this.unheard =
        chronicle.sents().stream()
            .filter(sent -> sent.from().equals(member.phone) && chronicle.heardAt(sent).isEmpty())
            .toList();
    unheard.forEach(sent -> moments.add(new Moment(sent.at(), () -> unheard(sent))));
    moments.stream().sorted(Comparator.comparingLong(Moment::at)).forEach(m -> m.read().run());
  }

  /** It may have been done when they began to do it, or only at its end. */
  private void deed(Chronicle.Did did) {
    boolean ends =
        did.what().contains("cancels") || !did.standing().on() || did.what().equals("leaves");
    if (ends && !did.isOfMinutes()) {
      current().ifPresent(talk -> talk.close(Talk.End.DEED, did.since()));
    }
  }

  private void unheard(Chronicle.Sent sent) {
    current().ifPresent(talk -> talk.close(Talk.End.UNHEARD, sent.at()));
  }

  private void got(Chronicle.Got got) {
    Says says = got.says();
    if (got.to().equals(member.phone)) {
      mine(got, says);
    }
    if (ABOUT.contains(says)) {
      aboutMe(got, says);
    }
  }

  private void aboutMe(Chronicle.Got got, Says says) {
    if (!got.about().equals(member.name)) {
      return;
    }
    switch (says) {
      case ALERT -> {
        alerts.add(got);
        alarmed(got);
      }
      case SILENT -> silent.add(got);
      case CLEAR -> clears.add(got);
      default -> claims.add(got);
    }
  }

  private void mine(Chronicle.Got got, Says says) {
    boolean again = got.reply() && !answered.add(got.answers());
    switch (says) {
      case QUESTION -> question(got);
      case FOLLOW_UP -> followUp(got);
      case GLAD, HANG_IN, LATE_GLAD -> {
        if (!again) {
          replied(got);
        }
      }
      case TOLD -> {
        told.add(got);
        off.add(got);
        alarmed(got);
      }
      case SAFE_SAID, IS_OFF -> off.add(got);
      case EARLY -> early.add(got);
      default -> {}
    }
  }

  /** A thank-you may be the first thing to say that they are off. */
  private void replied(Chronicle.Got got) {
    if (got.says() == Says.LATE_GLAD) {
      late(got);
    } else {
      answered(got);
    }
    if (got.body().contains("heck-ins are off")) {
      off.add(got);
      signs.add(got.at());
    }
  }

  /** Too late, perhaps before anybody was told; or for an alarm before this question. */
  private void late(Chronicle.Got got) {
    long written = history.chronicle.asked(got).orElse(got.at());
    current()
        .filter(talk -> written >= talk.start())
        .ifPresent(talk -> talk.close(Talk.End.ALARM, got.at()));
  }

  private void answered(Chronicle.Got got) {
    boolean good = got.says() == Says.GLAD;
    if (!good) {
      told.add(got);
      signs.add(got.at());
      cried(got);
    } else if (current().isEmpty()) {
      unasked.add(got);
    } else if (!got.reply()
        && !wrote(words -> true, current().get().start() - LOOKED_BACK, got.at())) {
      perhapsOver(got.at());
      return; // To a text of theirs that was found late, from before this question.
    }
    current().ifPresent(talk -> talk.close(good ? Talk.End.GOOD : Talk.End.BAD, got.at()));
  }

  /**
   * Without having been asked: that is a talk of its own, from their cry on; unless others were
   * told of it before the reply came.
   */
  private void cried(Chronicle.Got got) {
    if (current().isPresent() || !got.reply()) {
      return;
    }
    long cried = history.chronicle.asked(got).orElse(got.at());
    long last = talks.isEmpty() ? Long.MIN_VALUE : talks.getLast().closedAt;
    if (talks.isEmpty() || !talks.getLast().isAlarm() || cried > last) {
      talks.add(talk(got.at(Math.max(cried, last))));
    }
  }

  /** Of this talk, if an alarm began in it; an earlier one may still be going on. */
  private void alarmed(Chronicle.Got got) {
    current()
        .filter(talk -> alarms.during(talk, got.at()).isPresent())
        .ifPresent(talk -> talk.close(Talk.End.ALARM, got.at()));
  }

  /**
   * An operator may hear of an alarm hours before anybody can be told, the provider being down; and
   * of one that could not even be begun nobody hears before they switched on again.
   */
  private void overtaken(Talk talk, long at) {
    OptionalLong alarm = alarms.during(talk, at);
    long silent = talk.askedBefore(at) + talk.shortestWindow();
    if (alarm.isPresent()) {
      talk.close(Talk.End.OVERTAKEN, alarm.getAsLong());
    } else if (silent < at && isAskedAnew(silent, at)) {
      talk.close(Talk.End.OVERTAKEN, silent);
    }
  }

  private boolean isAskedAnew(long silent, long at) {
    return switchedOn(silent, at) || Talk.isCommanded(member, at, history);
  }

  /**
   * What was written while a question was still on its way may have been the answer: found late, or
   * read at once.
   */
  private void perhapsOver(long at) {
    current()
        .filter(
            talk ->
                Stream.concat(
                        unheard.stream().map(Chronicle.Sent::at),
                        unasked.stream().map(Chronicle.Got::at))
                    .anyMatch(then -> then >= talk.since - LOOKED_BACK && then <= talk.start()))
        .ifPresent(talk -> talk.close(Talk.End.UNHEARD, at));
  }

  private void question(Chronicle.Got got) {
    current().ifPresent(talk -> overtaken(talk, got.at()));
    if (current().filter(talk -> !talk.isBeingAsked()).isPresent()) {
      perhapsOver(got.at());
    }
    Optional<Talk> open = current();
    if (open.isPresent()) {
      open.get().questions.add(got);
    } else {
      talks.add(talk(got));
    }
  }

  private Talk talk(Chronicle.Got got) {
    long at = got.at();
    long since = history.weather.since(at);
    return new Talk(
        got, since, standingAt(at), Talk.isCommanded(member, at, history), isAlarming(at));
  }

  /** Whether others may still be told of an earlier alarm. */
  private boolean isAlarming(long at) {
    boolean unknown = !talks.isEmpty() && talks.getLast().end == Talk.End.OVERTAKEN;
    return unknown || alarms.mayGoOn(at, Stream.of(alerts, told).flatMap(List::stream).toList());
  }

  private void followUp(Chronicle.Got got) {
    current().ifPresentOrElse(talk -> talk.followUps.add(got), () -> strays.add(got));
  }

  private Optional<Talk> current() {
    return talks.isEmpty() || !talks.getLast().isOpen()
        ? Optional.empty()
        : Optional.of(talks.getLast());
  }

  Standing standingAt(long at) {
    return deeds.standingAt(at);
  }

  boolean isUnsure(long from, long to) {
    return deeds.isUnsure(from, to);
  }

  boolean switchedOn(long from, long to) {
    return deeds.switchedOn(from, to);
  }

  /** How many alarms began between these times; some begin without a question. */
  int alarms(long from, long to) {
    return (int) alarms.times().stream().filter(at -> at >= from && at < to).count();
  }

  boolean wrote(Predicate<String> words, long from, long to) {
    return history.chronicle.sents().stream()
        .filter(sent -> sent.from().equals(member.phone) && words.test(sent.body()))
        .anyMatch(sent -> sent.at() >= from && sent.at() <= to);
  }

  /** When the talk after this one began; the end of time when there is none. */
  long next(Talk talk) {
    int place = talks.indexOf(talk) + 1;
    return place < talks.size() ? talks.get(place).start() : Long.MAX_VALUE;
  }
}
