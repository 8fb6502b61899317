package dev.kronus.local.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kronus.local.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {
  private final Template toy =
      Template.read(Path.of("src/test/resources/toy.yaml"), Map.of("OpenSetup", "true"));

  @Test
  void worksOutTheEnvironment() {
    Map<String, String> environment = toy.environment();

    assertEquals("kronus", environment.get("TABLE"));
    assertEquals("true", environment.get("OPEN_SETUP"));
    assertEquals("kronus/settings", environment.get("SETTINGS_SECRET"));
    assertEquals("arn:aws:sns:us-east-1:000000000000:kronus-alerts", environment.get("TOPIC_ARN"));
    assertEquals(
        "arn:aws:lambda:us-east-1:000000000000:function:kronus-Witnessed:live",
        environment.get("PROBE_ARN"));
    assertEquals(
        "arn:aws:iam::000000000000:role/kronus-ScheduleRole", environment.get("SCHEDULE_ROLE_ARN"));
    assertEquals(
        "arn:aws:sqs:us-east-1:000000000000:kronus-Dead", environment.get("DEAD_LETTER_ARN"));
    assertEquals("yes", environment.get("OWN"));
  }

  @Test
  void worksOutEveryIntrinsic() {
    Map<String, String> environment = toy.environment();

    assertFalse(environment.containsKey("ABSENT"));
    assertEquals("CA", environment.get("FIRST_COUNTRY"));
    assertEquals("a-us-east-1-c", environment.get("JOINED"));
    assertEquals("right", environment.get("LAST"));
    assertEquals("${Kept} https://toy.example", environment.get("LITERAL"));
  }

  @Test
  void leavesOutWhatItsConditionForbids() {
    assertTrue(toy.functions().stream().noneMatch(f -> f.id().equals("Nobody")));
    Template closed = Template.read(Path.of("src/test/resources/toy.yaml"), Map.of());
    assertTrue(closed.functions().stream().anyMatch(f -> f.id().equals("Nobody")));
    assertEquals("there", closed.environment().get("ABSENT"));
  }

  @Test
  void knowsTheFunctions() {
    FunctionSpec echo = function("Echo");
    assertEquals("kronus-Echo", echo.name());
    assertEquals("dev.kronus.toy.Echo", echo.handler());
    assertEquals(Duration.ofSeconds(5), echo.timeout());
    assertFalse(echo.alias());
    assertEquals(Duration.ofSeconds(1), function("Witnessed").timeout());
    assertTrue(function("Witnessed").alias());
  }

  @Test
  void putsLiteralPathsBeforeVariables() {
    List<String> paths = toy.api().routes().stream().map(RouteSpec::path).toList();

    assertTrue(paths.indexOf("/things/mine") < paths.indexOf("/things/{id}"));
  }

  @Test
  void knowsTheApi() {
    ApiSpec api = toy.api();

    assertEquals("prod", api.stage());
    assertEquals(Duration.ofSeconds(60), api.authorizer().orElseThrow().reauthorize());
    assertEquals("authorization", api.authorizer().orElseThrow().header());
    assertEquals("https://toy.example", api.cors().orElseThrow().origin());
    assertEquals(404, api.responses().get("MISSING_AUTHENTICATION_TOKEN").status());
    assertTrue(route(api, "/open").open());
    assertFalse(route(api, "/things/{id}").open());
  }

  @Test
  void generatesSecretsAsAsked() {
    SecretSpec setup =
        toy.secrets().stream()
            .filter(s -> s.name().equals("kronus/setup"))
            .findFirst()
            .orElseThrow();
    Map<String, Object> json = Json.object(setup.text()).orElseThrow();

    assertEquals(1, json.get("kept"));
    assertTrue(String.valueOf(json.get("setup_code")).matches("[A-Za-z0-9]{20}"));
  }

  @Test
  void knowsWhoRotatesASecret() {
    SecretSpec keys =
        toy.secrets().stream()
            .filter(s -> s.name().equals("kronus/keys"))
            .findFirst()
            .orElseThrow();

    assertEquals("arn:aws:lambda:us-east-1:000000000000:function:kronus-Rotate", keys.rotation());
  }

  @Test
  void knowsWhatARoleMayDo() {
    Grants role = toy.grants("arn:aws:iam::000000000000:role/kronus-ScheduleRole");
    String witnessed = "arn:aws:lambda:us-east-1:000000000000:function:kronus-Witnessed";

    assertTrue(role.allow("lambda:InvokeFunction", witnessed + ":live"));
    assertFalse(role.allow("lambda:InvokeFunction", witnessed));
    assertFalse(role.allow("lambda:GetFunction", witnessed + ":live"));
    assertTrue(toy.grants().allow("lambda:InvokeFunction", witnessed + ":live"));
  }

  @Test
  void refusesAReferenceToNothing() {
    String text = "Resources: {T: {Type: 'AWS::SNS::Topic', Properties: {TopicName: !Ref Gone}}}";

    assertThrows(IllegalArgumentException.class, () -> Template.parse(text, Map.of()));
  }

  @Test
  void readsTheHousesOwnTemplate() {
    Path root = Path.of(System.getProperty("kronus.root", "../.."));
    Template house = Template.read(root.resolve("template.yaml"), Map.of("OpenSetup", "true"));

    assertEquals("true", house.environment().get("OPEN_SETUP"));
    assertEquals(1, house.tables().size());
    assertTrue(house.api().routes().size() > 20);
    assertTrue(
        house
            .grants(house.environment().get("SCHEDULE_ROLE_ARN"))
            .allow("lambda:InvokeFunction", house.environment().get("PROBE_ARN")));
  }

  private FunctionSpec function(String id) {
    return toy.functions().stream().filter(f -> f.id().equals(id)).findFirst().orElseThrow();
  }

  private static RouteSpec route(ApiSpec api, String path) {
    return api.routes().stream().filter(r -> r.path().equals(path)).findFirst().orElseThrow();
  }
}
