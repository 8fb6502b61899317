package dev.kronus.story.storm;

import dev.kronus.kernel.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What some people do besides: cry for help, rest, switch off by text, answer because they are made
 * to, and want no more texts.
 */
final class Moods {
  static final List<String> CRIES = List.of("SOS", "Help!", "911");
  static final String DURESS = "periwinkle";
  static final String STOP = "STOP";
  private static final Pattern PAUSE = Pattern.compile("PAUSE ([0-9]+)h");
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;

  /** One of so many is of a mood. */
  private static final int RARE = 9;

  private final History history;
  private final Wishes wishes;
  private final SplittableRandom dice;

  Moods(History history, Wishes wishes) {
    this.history = history;
    this.wishes = wishes;
    this.dice = new SplittableRandom(history.plan.seed() ^ 0x400D);
  }

  /** What this member will do of their own accord. */
  void draw(Member member) {
    SplittableRandom own = dice.split();
    member.forced = own.nextInt(RARE) == 0;
    if (own.nextInt(RARE) == 0) {
      some(own, () -> text(member, CRIES.get(own.nextInt(CRIES.size()))));
    }
    if (own.nextInt(RARE) == 0) {
      some(own, () -> rest(member, own));
    }
    if (own.nextInt(RARE) == 0) {
      some(own, () -> text(member, "OFF"));
      some(own, () -> text(member, "ON"));
    }
    if (own.nextInt(2 * RARE) == 0) {
      some(own, () -> stop(member));
    }
  }

  /** At some time of this history. */
  private void some(SplittableRandom own, Runnable act) {
    long length = history.end - history.start;
    history.stage.at(history.start + HOUR + own.nextLong(length - HOUR), act);
  }

  private void text(Member member, String words) {
    if (member.standing.there() && !history.carrier.isBlocked(member.phone)) {
      history.text(member.phone, words);
    }
  }

  private void rest(Member member, SplittableRandom own) {
    int hours = own.nextInt(4) == 0 ? 48 : 2 + own.nextInt(20);
    member.resting = hours * HOUR;
    text(member, "PAUSE " + hours + "h");
    if (own.nextInt(3) == 0) {
      history.stage.in(HOUR + own.nextLong(hours * HOUR), () -> text(member, "RESUME"));
    }
  }

  /** No more texts; and perhaps later again. */
  private void stop(Member member) {
    if (!member.standing.there()) {
      return;
    }
    history.carrier.block(member.phone);
    history.text(member.phone, STOP);
    long now = history.stage.now();
    member.optedOut = true;
    member.standing = member.standing.switched(true, false);
    history.chronicle.did(new Chronicle.Did(now, now, member, "opts out", member.standing));
    if (member.dice.nextBoolean()) {
      history.stage.in(HOUR + member.dice.nextLong(5 * HOUR), () -> start(member));
    }
  }

  /** Whoever was told about somebody wants no more texts, and may be a member too. */
  void optOut(PhoneNumber phone) {
    Member member = history.cast.owner(phone);
    if (member != null) {
      stop(member);
    } else {
      history.carrier.block(phone);
      history.text(phone, STOP);
    }
  }

  private void start(Member member) {
    history.carrier.unblock(member.phone);
    text(member, "START");
    history.stage.in(5 * MINUTE, () -> text(member, "ON"));
  }

  /** A phone shows a message that has to do with any of it. */
  void got(Member member, Chronicle.Got got) {
    switch (got.says()) {
      case CODE -> {
        long delay = 5_000 + dice.nextLong(3 * MINUTE);
        history.stage.in(delay, () -> text(member, Says.CODE.code(got.body())));
      }
      case PAUSED -> paused(member, got.at());
      case IS_OFF -> isOff(member, got.at());
      default -> {}
    }
  }

  private void paused(Member member, long now) {
    long since = lastSaid(member, now);
    member.standing = member.standing.paused(now + member.resting);
    history.chronicle.did(
        new Chronicle.Did(
            since,
            now,
            member,
            "rests until " + Instant.ofEpochMilli(now + member.resting),
            member.standing));
  }

  private void isOff(Member member, long now) {
    if (member.standing.there() && member.standing.on()) {
      long since = lastSaid(member, now);
      member.standing = member.standing.switched(true, false);
      history.chronicle.did(
          new Chronicle.Did(since, now, member, "switches off by text", member.standing));
      history.stage.in(HOUR, () -> wishes.switched(member, true));
    }
  }

  /** Until when somebody who sent this wants to rest; the beginning of time when it is not said. */
  static long restsUntil(Chronicle.Sent sent) {
    Matcher hours = PAUSE.matcher(sent.body());
    return hours.matches() ? sent.at() + Long.parseLong(hours.group(1)) * HOUR : Long.MIN_VALUE;
  }

  /** When they last wrote something, which the message may be the answer to. */
  private long lastSaid(Member member, long now) {
    return history.chronicle.sents().stream()
        .filter(sent -> sent.from().equals(member.phone))
        .mapToLong(Chronicle.Sent::at)
        .max()
        .orElse(now);
  }

  /** The settings that go with it. */
  static void settings(Member member, Map<String, Object> fields) {
    if (member.forced) {
      fields.put("duress_word", DURESS);
    }
  }
}
