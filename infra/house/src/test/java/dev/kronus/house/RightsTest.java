package dev.kronus.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may do what: exact actions on named things, and only those that its code can reach. */
class RightsTest {
  /** A wildcard, where it may stand, and why. */
  private record Allowed(String where, String what, String why) {}

  private static final List<Allowed> WILDCARDS =
      List.of(
          new Allowed("EraseUser", "*", "scheduler:ListSchedules knows no resource"),
          new Allowed(
              "(Probe|Deliver|DeliverAlarm|Escalate|SyncSchedule|ReceiveSms|ReceiveStatus|EraseUser)",
              ".*/u*",
              "a timer for each user"),
          new Allowed("DeliverMail", ".*identity/*", "the sender is the operator's to say"),
          new Allowed("DeliverMail", ".*configuration-set/*", "so is what belongs to it"),
          new Allowed("AlertKey", "kms:*", "the account, or nobody could manage the key"),
          new Allowed("AlertKey", "*", "in a key's own policy this is that key"));

  /** What stacks out there were made with; another text would be written over their settings. */
  private static final String SEED =
      """
      {"public_url": "", "default_time_zone": "", "allowed_countries": "", "daily_sms_limit": "", \
      "heartbeat_url": "", "account_sid": "", "auth_token": "", "messaging_service_sid": "", \
      "previous_auth_token": "", "voice_number": ""}\
      """;

  private static final Pattern FUNCTION =
      Pattern.compile("function:\\$\\{AWS::StackName}-([A-Za-z]+)(:live)?");

  private final Template template = Template.read();
  private final Rights rights = new Rights(template);

  @Test
  void noRightIsWiderThanAwsMakesItBe() {
    List<String> wide = new ArrayList<>();
    for (String id : template.resources().keySet()) {
      for (Map<String, Object> statement : rights.statements(id)) {
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
              .flatMap(id -> rights.statements(id).stream())
              .flatMap(statement -> words(statement).stream())
              .anyMatch(word -> matches(allowed, word));
      assertTrue(needed, allowed.toString());
    }
  }

  /** Whoever only asks who somebody is writes down no more than when they came. */
  @Test
  void whoVerifiesCredentialsWritesBelowUsersAlone() {
    Map<String, Object> users =
        Map.of("ForAllValues:StringLike", Map.of("dynamodb:LeadingKeys", List.of("USER#*")));
    for (String id : List.of("Authorize", "Verify")) {
      for (Map<String, Object> statement : rights.statements(id)) {
        boolean writes =
            Yaml.list(statement.get("Action")).stream()
                .anyMatch(action -> action.toString().matches("dynamodb:(Update|Put|Delete).*"));
        assertEquals(writes ? users : null, statement.get("Condition"), id);
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> aFunctionMayDoWhatItsCodeDoesAndNothingElse() {
    JavaClasses classes = House.compiled();
    return template.functions().stream()
        .map(id -> DynamicTest.dynamicTest(id, () -> assertEquals("", difference(classes, id))));
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
    for (Map<String, Object> statement : rights.statements("ScheduleRole")) {
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

  /** What to change in the template, in words. */
  private String difference(JavaClasses classes, String id) {
    Set<String> needed = rights.needed(Needs.of(classes, template.handler(id).split("::")[0]));
    Set<String> granted = rights.granted(id);
    Set<String> missing = new TreeSet<>(needed);
    missing.removeAll(granted);
    granted.removeAll(needed);
    return (missing.isEmpty() ? "" : id + " needs " + missing + " ")
        + (granted.isEmpty() ? "" : id + " never uses " + granted);
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
