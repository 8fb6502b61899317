package dev.kronus.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.local.LocalCloud;
import dev.kronus.local.Options;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every function of the template, started from its own shaded jar as Lambda does it, those with
 * SnapStart through their checkpoint: a class lost in shading must not reach AWS.
 */
class EveryFunctionStartsTest {
  /** The runtime client unpacks its native library to one fixed place: two at once race for it. */
  private static final int AT_ONCE = 1;

  /** Where the sample is rightly refused, or what it names is not there. All others answer 2xx. */
  private static final Map<String, Integer> REFUSED =
      Map.ofEntries(
          Map.entry("CreateUser", 401),
          Map.entry("Login", 401),
          Map.entry("RedeemCode", 401),
          Map.entry("ReceiveSms", 401),
          Map.entry("ReceiveStatus", 401),
          Map.entry("CancelProbe", 404),
          Map.entry("GetProbe", 404),
          Map.entry("DeleteContact", 409),
          Map.entry("DeleteUser", 409),
          Map.entry("RemoveUser", 409),
          Map.entry("Verify", 401),
          Map.entry("OpenSession", 401),
          Map.entry("RefreshSession", 401),
          Map.entry("DeleteSession", 404),
          Map.entry("GetApiKey", 404),
          Map.entry("UpdateApiKey", 404),
          Map.entry("DeleteApiKey", 404),
          Map.entry("RenewApiKey", 404));

  /** Others need what these make, so they come first and in this order. */
  private static final List<String> FIRST =
      List.of("Sweep", "CreateContact", "UpdateProbeSettings", "SendCode", "Register");

  /** Whose sample pokes them. */
  private static final Map<String, String> POKERS =
      Map.of("Deliver", "UpdateProbeSettings", "DeliverMail", "SendCode", "EnrolUser", "Register");

  /** These take away what others need. */
  private static final List<String> LAST = List.of("DeleteContact", "DeleteUser", "EraseUser");

  private static final Template TEMPLATE = Template.read();
  private static final Map<String, Launch> LAUNCHES = new LinkedHashMap<>();
  private static int texts;
  private static int mails;

  @BeforeAll
  static void startThemAll() throws IOException, InterruptedException {
    try (LocalCloud cloud =
        LocalCloud.start(Options.test(House.ROOT.resolve("template.yaml")).still())) {
      firstUser(cloud);
      List<String> others = new ArrayList<>(TEMPLATE.functions());
      others.removeAll(FIRST);
      others.removeAll(LAST);
      for (String id : FIRST) {
        launch(id, cloud);
      }
      inParallel(others, cloud);
      texts = cloud.messages("+14165550101").size();
      mails = cloud.aws().mails().newest(Optional.of("tony@example.com")).size();
      for (String id : LAST) {
        launch(id, cloud);
      }
    }
  }

  @Test
  void answersItsEvent() {
    List<Launch> wrong = new ArrayList<>();
    for (Launch launch : LAUNCHES.values()) {
      int wanted = REFUSED.getOrDefault(launch.id(), 200);
      boolean good =
          launch.outcome().kind().equals("response")
              && launch
                  .status()
                  .map(is -> is == wanted || (wanted == 200 && is / 100 == 2))
                  .orElse(true);
      if (!good) {
        wrong.add(launch);
      }
    }
    assertEquals(List.of(), wrong);
    assertEquals(TEMPLATE.functions().size(), LAUNCHES.size());
  }

  @Test
  void logsNoFailure() {
    for (Launch launch : LAUNCHES.values()) {
      assertFalse(launch.output().contains("\"ERROR\""), launch::toString);
    }
  }

  @Test
  void takesItsPictureWithoutASecret() {
    for (String id : TEMPLATE.snapStarted()) {
      Launch launch = LAUNCHES.get(id);
      for (String operation : launch.early()) {
        assertTrue(
            operation.matches("DynamoDB_[0-9]+[.](GetItem|BatchGetItem)"), id + ": " + operation);
      }
    }
  }

  @Test
  void opensItsPathToTheTableBeforeThePicture() {
    for (String id : TEMPLATE.snapStarted()) {
      assertFalse(LAUNCHES.get(id).early().isEmpty(), LAUNCHES.get(id)::toString);
    }
  }

  @Test
  void deliverSendsThroughTwiliosOwnLibrary() {
    assertEquals(1, texts, LAUNCHES.get("Deliver")::toString);
  }

  @Test
  void deliverMailSendsThroughTheClientOfSes() {
    assertEquals(1, mails, LAUNCHES.get("DeliverMail")::toString);
  }

  private static void firstUser(LocalCloud cloud) throws IOException, InterruptedException {
    Object body = Yaml.read(Launch.event(TEMPLATE, "CreateUser")).get("body");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(cloud.url() + "/users"))
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertEquals(201, client.send(request, BodyHandlers.discarding()).statusCode());
    }
  }

  private static void inParallel(List<String> ids, LocalCloud cloud) throws InterruptedException {
    try (ExecutorService two = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<?>> started = new ArrayList<>();
      for (String id : ids) {
        started.add(
            two.submit(
                () -> {
                  launch(id, cloud);
                  return null;
                }));
      }
      for (Future<?> one : started) {
        one.get();
      }
    } catch (ExecutionException failed) {
      throw new AssertionError(failed.getCause());
    }
  }

  private static void launch(String id, LocalCloud cloud) throws InterruptedException {
    Launch launch = Launch.of(TEMPLATE, id, event(id), cloud);
    synchronized (LAUNCHES) {
      LAUNCHES.put(id, launch);
    }
  }

  /** These get the poke that another's sample made, so that there is something to be done. */
  private static String event(String id) {
    String poker = POKERS.get(id);
    if (poker == null) {
      return House.text(Launch.event(TEMPLATE, id));
    }
    return LAUNCHES.get(poker).invoked().entrySet().stream()
        .filter(invoked -> invoked.getKey().matches(".*-" + id + "(?![A-Za-z]).*"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("no poke for " + id + " from " + LAUNCHES.get(poker)));
  }
}
