package dev.kronus.bench.warm;

import dev.kronus.accounts.Bearers;
import dev.kronus.accounts.Identity;
import dev.kronus.accounts.Keys;
import dev.kronus.accounts.Logins;
import dev.kronus.accounts.Sessions;
import dev.kronus.accounts.Tokens;
import dev.kronus.bench.Picture;
import dev.kronus.doubles.MemorySecrets;
import dev.kronus.doubles.MemoryTable;
import dev.kronus.kernel.Cron;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.local.Json;
import dev.kronus.platform.Config;
import dev.kronus.platform.Time;
import dev.kronus.platform.edge.Access;
import dev.kronus.platform.edge.Call;
import dev.kronus.platform.edge.Input;
import dev.kronus.platform.edge.Reply;
import dev.kronus.platform.edge.Route;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What JMH runs, in a JVM of its own; {@link Hot} starts it and says where the facts are. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class HotPaths {
  private final Cron cron = Cron.of("30 7-19/2 * * 1-5");
  private final ZoneId zone = ZoneId.of("America/Toronto");
  private final Instant now = Instant.parse("2026-11-20T12:34:56Z");
  private final Nothing nothing = new Nothing();
  private Bearers bearers;
  private String header;
  private byte[] event;

  /** Admits, reads nothing and says nothing: what is left is the way in and out. */
  private static final class Nothing extends Route<Void> {
    Nothing() {
      super(Access.SELF_OR_ADMIN, Input.none());
    }

    @Override
    protected Reply answer(Call<Void> call) {
      return Reply.done();
    }
  }

  /** Takes the user, the session and the keys over into memory. */
  @Setup
  public void take() throws IOException {
    Map<String, String> known = new LinkedHashMap<>();
    Json.read(Files.readAllBytes(Path.of(System.getProperty("kronus.bench.hot"))))
        .forEach((name, value) -> known.put(name, String.valueOf(value)));
    header = "Bearer " + known.remove("token");
    event = known.remove("event").getBytes(StandardCharsets.UTF_8);
    Config.use(known);
    MemoryTable table = new MemoryTable();
    MemorySecrets secrets = new MemorySecrets();
    Scenery.fill(table, secrets, Picture.taken(), known);
    Tokens tokens = new Tokens(new Keys(secrets, Time.clock()), Time.clock());
    bearers = new Bearers(table, tokens, new Sessions(table, Time.clock()), Time.clock());
    if (token().isEmpty()) {
      throw new IllegalStateException("the token is not good");
    }
  }

  @Benchmark
  public Optional<Identity> token() {
    return bearers.bearer(header);
  }

  @Benchmark
  public void password() {
    Logins.rehearse();
  }

  @Benchmark
  public Instant next() {
    return cron.next(now, zone);
  }

  @Benchmark
  public Optional<PhoneNumber> phone() {
    return PhoneNumber.parse("+1 (416) 555-0100");
  }

  @Benchmark
  public ByteArrayOutputStream envelope() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
    nothing.handleRequest(new ByteArrayInputStream(event), out, null);
    return out;
  }
}
