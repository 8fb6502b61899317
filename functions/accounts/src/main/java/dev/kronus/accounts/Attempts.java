package dev.kronus.accounts;

import dev.kronus.kernel.Refusal;
import dev.kronus.platform.Item;
import dev.kronus.platform.Key;
import dev.kronus.platform.Table;
import dev.kronus.platform.Write;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How often passwords may be tried: 5 failures in 15 minutes for an address from one place, 20 from
 * a place; and the more failures an address has had from wherever, the longer each place waits
 * between its own tries. Each try is counted as a failure before it is verified, so that many at
 * once cannot slip through, and a success gives its count back. The first try from a place never
 * waits for what others did: nobody can lock out somebody who is elsewhere.
 */
public final class Attempts {
  private static final int MOST_FOR_ADDRESS = 5;
  private static final int MOST_FROM_PLACE = 20;

  /** An address may fail so often, all places together, before anybody waits. */
  private static final int FREE = 5;

  /** Beyond so many in a quarter of an hour, the owner of an address learns nothing new. */
  private static final int LINES = 20;

  /** Every lost race means that another try was counted, so these rounds end at a limit. */
  private static final int ROUNDS = 2 * MOST_FROM_PLACE;

  private final Table table;
  private final InstantSource clock;

  public Attempts(Table table, InstantSource clock) {
    this.table = table;
    this.clock = clock;
  }

  /**
   * A try that was counted, to be given back.
   *
   * @param here of the address from this place
   * @param place of this place
   * @param address of the address from everywhere
   */
  record Counted(FailureWindow here, FailureWindow place, FailureWindow address) {
    boolean isWorthALine() {
      return address.failures() < LINES;
    }

    private void refuse(Instant now) {
      for (FailureWindow window : List.of(here, place)) {
        if (window.isFull()) {
          throw tooMany(Duration.between(now, window.end()));
        }
      }
      here.lastTried()
          .map(last -> Duration.between(now, last.plus(pause())))
          .filter(Duration::isPositive)
          .ifPresent(
              wait -> {
                throw tooMany(wait);
              });
    }

    /** Doubles with every failure of the address. */
    private Duration pause() {
      long over = address.failures() - FREE;
      return over < 0
          ? Duration.ZERO
          : Duration.ofSeconds(
              Math.min(1L << Math.min(over, 30), FailureWindow.LENGTH.toSeconds()));
    }

    private List<Write> oneMore(Instant now) {
      boolean paused = pause().isPositive();
      return List.of(
          here.oneMore(now, paused), place.oneMore(now, false), address.oneMore(now, false));
    }
  }

  /**
   * Counts one try, or refuses it.
   *
   * @param username whom somebody tries to sign in as, whether or not there is such a user
   */
  Counted count(String username, String ip) {
    for (int round = 0; round < ROUNDS; round++) {
      Instant now = clock.instant();
      Counted counted = read(username, place(ip), now);
      counted.refuse(now);
      if (written(counted.oneMore(now))) {
        return counted;
      }
    }
    throw tooMany(Duration.ofSeconds(1));
  }

  /** The try was good, and does not count. */
  void giveBack(Counted counted) {
    List<Write> all =
        Stream.of(counted.here(), counted.place(), counted.address())
            .map(FailureWindow::oneFewer)
            .toList();
    if (!written(all)) {
      // One by one: a window that is over has taken its count along, and must not keep the others.
      all.forEach(write -> written(List.of(write)));
    }
  }

  private Counted read(String username, String place, Instant now) {
    Key here = FailureWindow.key(place + "#" + username);
    Key there = FailureWindow.key(place);
    Key address = FailureWindow.key("#" + username);
    Map<Key, Item> read = table.getAll(List.of(here, there, address));
    return new Counted(
        FailureWindow.read(here, MOST_FOR_ADDRESS, read, now),
        FailureWindow.read(there, MOST_FROM_PLACE, read, now),
        FailureWindow.read(address, Integer.MAX_VALUE, read, now));
  }

  private boolean written(List<Write> writes) {
    try {
      table.write(writes);
      return true;
    } catch (Table.ConditionFailed changedMeanwhile) {
      return false;
    }
  }

  private static Refusal tooMany(Duration wait) {
    return new Refusal.TooMany("Too many failed attempts; try again later.", wait);
  }

  /** Whoever has one IPv6 address has 2^64 of them: what counts is the network. */
  static String place(String ip) {
    if (ip.indexOf(':') < 0) {
      return ip;
    }
    try {
      byte[] network = Arrays.copyOf(InetAddress.getByName(ip).getAddress(), 8);
      return HexFormat.of().formatHex(network);
    } catch (UnknownHostException notAnAddress) {
      return ip;
    }
  }
}
