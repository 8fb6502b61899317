package dev.kronus.accounts;

import dev.kronus.kernel.Refusal;
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

/**
 * How often passwords may be tried: 5 failures in 15 minutes for an address from one place, 20 from
 * a place. Each try is counted as a failure before it is verified, so that many at once cannot slip
 * through, and a success gives its count back. Nobody can lock out somebody who is elsewhere.
 */
public final class Attempts {
  private static final int MOST_FOR_ADDRESS = 5;
  private static final int MOST_FROM_PLACE = 20;

  /** Every lost race means that another try was counted, so these rounds end at a limit. */
  private static final int ROUNDS = 2 * MOST_FROM_PLACE;

  private final Table table;
  private final InstantSource clock;

  /** A try that was counted, to be given back. */
  record Counted(List<FailureWindow> windows) {}

  public Attempts(Table table, InstantSource clock) {
    this.table = table;
    this.clock = clock;
  }

  /**
   * Counts one try, or refuses it.
   *
   * @param username whom somebody tries to sign in as, whether or not there is such a user
   */
  Counted count(String username, String ip) {
    String place = place(ip);
    for (int round = 0; round < ROUNDS; round++) {
      Instant now = clock.instant();
      List<FailureWindow> windows =
          List.of(
              FailureWindow.read(table, place + "#" + username, MOST_FOR_ADDRESS, now),
              FailureWindow.read(table, place, MOST_FROM_PLACE, now));
      windows.forEach(window -> refuseFull(window, now));
      if (written(windows.stream().map(FailureWindow::oneMore).toList())) {
        return new Counted(windows);
      }
    }
    throw tooMany(Duration.ofSeconds(1));
  }

  /** The try was good, and does not count. */
  void giveBack(Counted counted) {
    // One by one: a window that is over has taken its count along, and must not keep the other.
    counted.windows().forEach(window -> written(List.of(window.oneFewer())));
  }

  private boolean written(List<Write> writes) {
    try {
      table.write(writes);
      return true;
    } catch (Table.ConditionFailed changedMeanwhile) {
      return false;
    }
  }

  private static void refuseFull(FailureWindow window, Instant now) {
    if (window.isFull()) {
      throw tooMany(Duration.between(now, window.end()));
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
