package dev.kronus.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rights as texts, {@code action resource}: what the template gives, and what code needs. */
record Rights(Template template) {
  /** What the adapters call on AWS for each method of a seam, and for each change to the table. */
  private static final Map<String, List<String>> CALLS =
      Map.ofEntries(
          Map.entry("Table.get", List.of("dynamodb:GetItem Table")),
          Map.entry("Table.getAll", List.of("dynamodb:BatchGetItem Table")),
          Map.entry("Table.add", List.of("dynamodb:UpdateItem Table")),
          Map.entry("Index.TABLE", List.of("dynamodb:Query Table")),
          Map.entry("Index.DUE", List.of("dynamodb:Query Table/index/due")),
          Map.entry("Index.STATUS", List.of("dynamodb:Query Table/index/status")),
          Map.entry("Write.put", List.of("dynamodb:PutItem Table")),
          Map.entry("Write.create", List.of("dynamodb:PutItem Table")),
          Map.entry("Write.delete", List.of("dynamodb:DeleteItem Table")),
          Map.entry("Write.check", List.of("dynamodb:ConditionCheckItem Table")),
          // An update that turns out to change nothing becomes a check.
          Map.entry(
              "Write.update",
              List.of("dynamodb:UpdateItem Table", "dynamodb:ConditionCheckItem Table")),
          Map.entry("Schedules.once", timer()),
          Map.entry("Schedules.repeat", timer()),
          Map.entry("Schedules.delete", List.of("scheduler:DeleteSchedule timers")),
          Map.entry("Schedules.names", List.of("scheduler:ListSchedules *")),
          Map.entry(
              "Topic.publish",
              List.of(
                  "sns:Publish Alerts", "kms:Decrypt AlertKey", "kms:GenerateDataKey AlertKey")),
          Map.entry(
              "Mailer.send", List.of("ses:SendEmail identity", "ses:SendEmail configuration-set")),
          Map.entry("RotatingSecret.current", keys("GetSecretValue")),
          Map.entry("RotatingSecret.version", keys("GetSecretValue")),
          Map.entry("RotatingSecret.putPending", keys("PutSecretValue")),
          Map.entry(
              "RotatingSecret.makeCurrent", keys("DescribeSecret", "UpdateSecretVersionStage")));

  /** Which secrets a reader names. */
  private static final Map<String, List<String>> READERS =
      Map.of(
          "OperatorSettings", List.of("SettingsSecret", "DefaultsSecret"),
          "Keys", List.of("KeysSecret"),
          "SetupCode", List.of("SetupSecret"),
          "Seal", List.of("DuressSecret"));

  /** Whom a class pokes; the sweeper also warms whatever runs from a snapshot. */
  private static final Map<String, List<String>> POKES =
      Map.ofEntries(
          Map.entry("Accounts", List.of("Deliver", "DeliverMail", "SyncSchedule")),
          Map.entry("Profiles", List.of("Deliver", "DeliverMail")),
          Map.entry("Departures", List.of("EraseUser")),
          Map.entry("Codes", List.of("Deliver", "DeliverMail")),
          Map.entry("OpenRegistrations", List.of("EnrolUser")),
          Map.entry("Enrolments", List.of("DeliverMail")),
          Map.entry("Plan", List.of("Deliver", "SyncSchedule")),
          Map.entry("Asking", List.of("Deliver")),
          Map.entry("Checking", List.of("Deliver")),
          Map.entry("Alarm", List.of("Escalate", "SyncSchedule")),
          Map.entry("Escalations", List.of("Deliver", "DeliverAlarm")),
          Map.entry("Deliveries", List.of("Probe", "Escalate")),
          Map.entry("Receipts", List.of("Escalate")),
          Map.entry("Inquiries", List.of("Probe")),
          Map.entry("Unheard", List.of("Deliver")),
          Map.entry("Probing", List.of("Escalate", "Deliver")),
          Map.entry("AlertEar", List.of("Escalate", "Deliver", "DeliverAlarm")),
          Map.entry("OptOutEar", List.of("Escalate", "Probe")),
          Map.entry("OptOuts", List.of("Deliver", "DeliverAlarm", "Probe")),
          Map.entry("Invitations", List.of("Deliver", "DeliverAlarm")),
          Map.entry("Heard", List.of("Deliver")),
          Map.entry("Contacts", List.of("Probe")),
          Map.entry("AllClear", List.of("Deliver", "DeliverAlarm")),
          Map.entry("DuressEar", List.of("Escalate")),
          Map.entry(
              "Sweeper",
              List.of(
                  "Probe",
                  "Deliver",
                  "DeliverAlarm",
                  "DeliverMail",
                  "Escalate",
                  "SyncSchedule",
                  "EraseUser",
                  "EnrolUser",
                  "LapseUser")));

  private static final Pattern FUNCTION =
      Pattern.compile(".*:function:\\$\\{AWS::StackName}-([A-Za-z]+(?::live)?)");

  private static final Pattern SES = Pattern.compile(".*:ses:.*:(identity|configuration-set)/\\*");

  Set<String> needed(Needs needs) {
    Set<String> rights = new TreeSet<>();
    CALLS.forEach(
        (call, made) -> {
          if (needs.reach(call)) {
            rights.addAll(made);
          }
        });
    for (String reader : needs.callers("Secrets")) {
      READERS
          .getOrDefault(reader, List.of("a secret unknown to Rights: " + reader))
          .forEach(secret -> rights.add("secretsmanager:GetSecretValue " + secret));
    }
    for (String poker : needs.callers("Invoker")) {
      pokes(poker).forEach(id -> rights.add("lambda:InvokeFunction " + called(id)));
    }
    return rights;
  }

  Set<String> granted(String function) {
    Set<String> rights = new TreeSet<>();
    for (Map<String, Object> statement : statements(function)) {
      for (Object action : Yaml.list(statement.get("Action"))) {
        for (Object resource : Yaml.list(statement.get("Resource"))) {
          rights.add(action + " " + name(resource));
        }
      }
    }
    return rights;
  }

  List<Map<String, Object>> statements(String id) {
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

  private Set<String> pokes(String poker) {
    Set<String> poked =
        new TreeSet<>(POKES.getOrDefault(poker, List.of("unknown to Rights: " + poker)));
    if (poker.equals("Sweeper")) {
      poked.addAll(template.snapStarted());
    }
    return poked;
  }

  private String called(String function) {
    return template.alias(function).map(alias -> function + ":" + alias).orElse(function);
  }

  private static String name(Object resource) {
    Map<String, Object> intrinsic = Yaml.map(resource);
    if (intrinsic.containsKey("Fn::GetAtt")) {
      return Yaml.list(intrinsic.get("Fn::GetAtt")).getFirst().toString();
    }
    String sub = Yaml.text(intrinsic, "Fn::Sub").orElse("");
    Matcher function = FUNCTION.matcher(sub);
    if (function.matches()) {
      return function.group(1);
    }
    if (sub.endsWith(":schedule/${AWS::StackName}/u*")) {
      return "timers";
    }
    Matcher ses = SES.matcher(sub);
    if (ses.matches()) {
      return ses.group(1);
    }
    String table = sub.replace("${Table.Arn}", "Table");
    return Yaml.text(intrinsic, "Ref").orElse(sub.isEmpty() ? resource.toString() : table);
  }

  private static List<String> timer() {
    return List.of(
        "scheduler:CreateSchedule timers",
        "scheduler:UpdateSchedule timers",
        "iam:PassRole ScheduleRole");
  }

  private static List<String> keys(String... actions) {
    return Set.of(actions).stream()
        .map(action -> "secretsmanager:" + action + " KeysSecret")
        .toList();
  }
}
