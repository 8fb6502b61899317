package dev.kronus.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Who may do what: exact actions on named things, and secrets only for those who use them. */
class RightsTest {
  /** A wildcard, where it may stand, and why. */
  private record Allowed(String where, String what, String why) {}

  private static final List<Allowed> WILDCARDS =
      List.of(
          new Allowed("EraseUser", "*", "scheduler:ListSchedules knows no resource"),
          new Allowed("SyncSchedule", "*", "scheduler:ListSchedules knows no resource"),
          new Allowed("(Probe|Deliver|SyncSchedule|EraseUser)", ".*/u*", "a timer for each user"),
          new Allowed("AlertKey", "kms:*", "the account, or nobody could manage the key"),
          new Allowed("AlertKey", "*", "in a key's own policy this is that key"));

  private static final Set<String> SETTINGS =
      Set.of(
          "CreateUser",
          "UpdateUser",
          "CreateContact",
          "UpdateContact",
          "UpdateProbeSettings",
          "ReceiveSms",
          "Deliver",
          "Sweep");

  private static final Map<String, Set<String>> SECRETS =
      Map.of(
          "SettingsSecret",
          SETTINGS,
          "DefaultsSecret",
          SETTINGS,
          "SetupSecret",
          Set.of("CreateUser"),
          "KeysSecret",
          Set.of("Authorize", "Login", "CreateUser", "GetJwks", "RotateKeys"));

  /** What stacks out there were made with; another text would be written over their settings. */
  private static final String SEED =
      """
      {"public_url": "", "default_time_zone": "", "allowed_countries": "", "daily_sms_limit": "", \
      "heartbeat_url": "", "account_sid": "", "auth_token": "", "messaging_service_sid": "", \
      "previous_auth_token": "", "voice_number": ""}""";

  private static final Pattern FUNCTION =
      Pattern.compile("function:\\$\\{AWS::StackName}-([A-Za-z]+)(:live)?");

  private final Template template = Template.read();

  @Test
  void noRightIsWiderThanAwsMakesItBe() {
    List<String> wide = new ArrayList<>();
    for (String id : template.resources().keySet()) {
      for (Map<String, Object> statement : statements(id)) {
        words(statement).stream()
            .filter(word -> word.contains("*") && !isAllowed(id, word))
            .forEach(word -> wide.add(id + ": " + word));
      }
    }
    assertEquals(List.of(), wide);
  }

  @Test
  void everyExceptionIsStillNeeded() {
    for (Allowed allowed : WILDCARDS) {
      boolean needed =
          template.resources().keySet().stream()
              .filter(id -> id.matches(allowed.where()))
              .flatMap(id -> statements(id).stream())
              .flatMap(statement -> words(statement).stream())
              .anyMatch(word -> matches(allowed, word));
      assertTrue(needed, allowed.toString());
    }
  }

  @Test
  void aSecretIsReadByThoseWhoUseItOnly() {
    Map<String, Set<String>> readers = new TreeMap<>();
    SECRETS.keySet().forEach(secret -> readers.put(secret, new TreeSet<>()));
    for (String id : template.functions()) {
      for (Map<String, Object> statement : statements(id)) {
        for (Object resource : Yaml.list(statement.get("Resource"))) {
          String name = Yaml.text(Yaml.map(resource), "Ref").orElse("");
          if (name.endsWith("Secret")) {
            readers.get(name).add(id);
          }
        }
      }
    }
    assertEquals(SECRETS, readers);
  }

  @Test
  void aFunctionIsNamedByItsAliasWhereItHasOne() {
    Matcher named = FUNCTION.matcher(House.text(House.ROOT.resolve("template.yaml")));
    while (named.find()) {
      assertTrue(template.functions().contains(named.group(1)), named.group());
      boolean alias = template.alias(named.group(1)).isPresent();
      assertEquals(alias, named.group(2) != null, named.group());
    }
  }

  @Test
  void timersMayPokeTwoFunctionsOnly() {
    Set<String> pokeable = new TreeSet<>();
    for (Map<String, Object> statement : statements("ScheduleRole")) {
      Matcher named = FUNCTION.matcher(statement.toString());
      while (named.find()) {
        pokeable.add(named.group(1));
      }
    }
    assertEquals(Set.of("Probe", "Sweep"), pokeable);
  }

  @Test
  void textThatAnOperatorReplacesNeverChanges() {
    for (String secret : List.of("SettingsSecret", "KeysSecret")) {
      Object seed = template.properties(secret).get("SecretString");
      assertTrue(seed instanceof String, secret + " would be overwritten: " + seed);
    }
    assertEquals(SEED, template.properties("SettingsSecret").get("SecretString"));
    assertEquals("{}", template.properties("KeysSecret").get("SecretString"));
  }

  private List<Map<String, Object>> statements(String id) {
    List<Map<String, Object>> found = new ArrayList<>();
    Map<String, Object> properties = template.properties(id);
    List<Object> documents = new ArrayList<>(Yaml.list(properties.get("Policies")));
    documents.add(properties.get("KeyPolicy"));
    documents.add(properties.get("PolicyDocument"));
    for (Object document : documents) {
      Map<String, Object> policy = Yaml.map(document);
      Map<String, Object> inner = Yaml.map(policy, "PolicyDocument");
      Yaml.list((inner.isEmpty() ? policy : inner).get("Statement"))
          .forEach(statement -> found.add(Yaml.map(statement)));
    }
    return found;
  }

  /** Actions and resources, as text. */
  private static List<String> words(Map<String, Object> statement) {
    List<String> words = new ArrayList<>();
    for (String field : List.of("Action", "Resource", "NotAction", "NotResource")) {
      for (Object value : Yaml.list(statement.get(field))) {
        words.add(Yaml.text(Yaml.map(value), "Fn::Sub").orElse(value.toString()));
      }
    }
    return words;
  }

  private static boolean isAllowed(String id, String word) {
    return WILDCARDS.stream().anyMatch(a -> id.matches(a.where()) && matches(a, word));
  }

  private static boolean matches(Allowed allowed, String word) {
    return allowed.what().startsWith(".*")
        ? word.endsWith(allowed.what().substring(2))
        : word.equals(allowed.what());
  }
}
