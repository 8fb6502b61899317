package dev.kronus.local;

import dev.kronus.local.http.Door;
import java.util.concurrent.CountDownLatch;

/** The command: serves the whole template on this machine until Ctrl-C. */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws InterruptedException {
    System.setOut(new Console(System.out));
    LocalCloud cloud;
    try {
      cloud = LocalCloud.start(Options.from(System::getProperty, System.getenv()));
    } catch (Door.Taken taken) {
      throw exit(
          taken.getMessage()
              + ": stop what listens there, or choose another port with -Dkronus.port=... or"
              + " -Dkronus.aws.port=...");
    } catch (IllegalArgumentException wrong) {
      throw exit(wrong.getMessage());
    } catch (RuntimeException fault) {
      fault.printStackTrace(System.err);
      throw exit("Kronus could not start: " + fault.getMessage());
    }
    Runtime.getRuntime().addShutdownHook(new Thread(cloud::close, "close"));
    System.out.println(banner(cloud));
    new CountDownLatch(1).await();
  }

  private static String banner(LocalCloud cloud) {
    long millis =
        ProcessHandle.current()
            .info()
            .startInstant()
            .map(start -> System.currentTimeMillis() - start.toEpochMilli())
            .orElse(0L);
    return """

        Kronus is up after %.1f s. Ctrl-C ends it.
          API     %s
          Phones  %s/_local/
          Docs    %s/_local/docs
          AWS     AWS_ACCESS_KEY_ID=x AWS_SECRET_ACCESS_KEY=x AWS_DEFAULT_REGION=us-east-1 aws --endpoint-url %s scheduler list-schedules
        """
        .formatted(millis / 1000.0, cloud.url(), cloud.url(), cloud.url(), cloud.awsUrl());
  }

  private static IllegalStateException exit(String sentence) {
    System.err.println(sentence);
    Runtime.getRuntime().halt(1);
    return new IllegalStateException(sentence);
  }
}
