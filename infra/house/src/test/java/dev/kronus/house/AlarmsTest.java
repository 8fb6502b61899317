package dev.kronus.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** An alarm watches something that is really measured, and wakes somebody. */
class AlarmsTest {
  private static final Pattern MEASURED = Pattern.compile("Log\\.metric\\(\\s*\"([A-Za-z]+)\"");
  private static final Pattern SHOWN =
      Pattern.compile("\"\\$\\{AWS::StackName}\", \"([A-Za-z]+)\"");

  private final Template template = Template.read();

  @Test
  void whatIsWatchedIsMeasured() {
    Set<String> watched = new TreeSet<>();
    for (String alarm : template.ofType("AWS::CloudWatch::Alarm")) {
      Map<String, Object> properties = template.properties(alarm);
      if (Map.of("Ref", "AWS::StackName").equals(properties.get("Namespace"))) {
        watched.add(properties.get("MetricName").toString());
      }
    }
    watched.removeAll(measured());
    assertEquals(Set.of(), watched);
  }

  @Test
  void whatIsShownIsMeasured() {
    String body = template.properties("Dashboard").get("DashboardBody").toString();
    Set<String> shown = new TreeSet<>();
    SHOWN
        .matcher(body)
        .results()
        .map(match -> match.group(1))
        .filter(name -> !name.matches("Count|4XXError|5XXError"))
        .forEach(shown::add);
    shown.removeAll(measured());
    assertEquals(Set.of(), shown);
  }

  @Test
  void whatIsMeasuredIsShown() {
    String body = template.properties("Dashboard").get("DashboardBody").toString();
    Set<String> unseen = measured();
    unseen.removeIf(name -> body.contains("\"" + name + "\""));
    assertEquals(Set.of(), unseen);
  }

  @Test
  void everyAlarmGoesToTheTopic() {
    for (String alarm : template.ofType("AWS::CloudWatch::Alarm")) {
      Map<String, Object> properties = template.properties(alarm);
      assertEquals(List.of(Map.of("Ref", "Alerts")), properties.get("AlarmActions"), alarm);
    }
  }

  @Test
  void silenceOfTheSweeperIsAnAlarmAndSilenceElsewhereIsNot() {
    for (String alarm : template.ofType("AWS::CloudWatch::Alarm")) {
      assertEquals(
          alarm.equals("SweeperSilentAlarm") ? "breaching" : "notBreaching",
          template.properties(alarm).get("TreatMissingData"),
          alarm);
    }
  }

  @Test
  void theErrorsOfEveryAreaAreCounted() {
    Set<Object> counted = new TreeSet<>();
    for (String filter : template.ofType("AWS::Logs::MetricFilter")) {
      counted.add(Yaml.map(template.properties(filter), "LogGroupName").get("Ref").toString());
    }
    assertEquals(Set.of("AccountsLog", "ContactsLog", "LivenessLog", "DutiesLog"), counted);
  }

  /** By code, and by the filters over the logs. */
  private static Set<String> measured() {
    Set<String> measured = new TreeSet<>(Set.of("FunctionErrors"));
    for (var file : House.files("functions", ".java")) {
      if (file.toString().contains("/src/main/")) {
        MEASURED.matcher(House.text(file)).results().forEach(m -> measured.add(m.group(1)));
      }
    }
    return measured;
  }
}
