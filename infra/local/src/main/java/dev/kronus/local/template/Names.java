package dev.kronus.local.template;

import dev.kronus.local.Json;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What a resource of the template is called here: the same names and ARNs at every start. */
final class Names {
  static final String REGION = "us-east-1";
  static final String ACCOUNT = "000000000000";
  static final String API_ID = "local";

  private final String stack;
  private final Map<String, Object> resources;
  private final UnaryOperator<Object> resolve;

  /** {@code resolve} works out the intrinsics in a resource's own name. */
  Names(String stack, Map<String, Object> resources, UnaryOperator<Object> resolve) {
    this.stack = stack;
    this.resources = resources;
    this.resolve = resolve;
  }

  /** What {@code !Ref} gives. */
  String ref(String id) {
    return switch (type(id)) {
      case "AWS::SNS::Topic", "AWS::SecretsManager::Secret" -> arn(id);
      case "AWS::SQS::Queue" ->
          "https://sqs." + REGION + ".amazonaws.com/" + ACCOUNT + "/" + name(id);
      case "AWS::Serverless::Api", "AWS::ApiGateway::RestApi" -> API_ID;
      case "AWS::Lambda::Alias" -> arn(id);
      default -> name(id);
    };
  }

  /** What {@code !GetAtt} gives; an attribute nobody here needs is a text that says so. */
  String attribute(String id, String attribute) {
    return switch (attribute) {
      case "Arn", "TopicArn", "FunctionArn" -> arn(id);
      case "TopicName", "QueueName", "Name" -> name(id);
      case "QueueUrl" -> ref(id);
      default -> id + "." + attribute;
    };
  }

  /** {@code !Ref Function.Alias} and its like, which SAM makes. */
  String generated(String id, String part) {
    return switch (part) {
      case "Alias" -> arn(id) + ":live";
      case "Version" -> arn(id) + ":1";
      case "Stage" -> String.valueOf(property(id, "StageName", "Prod"));
      default -> id + "." + part;
    };
  }

  /** A resource's own name, given or derived. */
  String name(String id) {
    String property =
        switch (type(id)) {
          case "AWS::Serverless::Function", "AWS::Lambda::Function" -> "FunctionName";
          case "AWS::DynamoDB::Table" -> "TableName";
          case "AWS::SNS::Topic" -> "TopicName";
          case "AWS::SQS::Queue" -> "QueueName";
          case "AWS::IAM::Role" -> "RoleName";
          case "AWS::Logs::LogGroup" -> "LogGroupName";
          default -> "Name";
        };
    return String.valueOf(property(id, property, stack + "-" + id));
  }

  String arn(String id) {
    String name = name(id);
    return switch (type(id)) {
      case "AWS::Serverless::Function", "AWS::Lambda::Function" ->
          arn("lambda", "function:" + name);
      case "AWS::DynamoDB::Table" -> arn("dynamodb", "table/" + name);
      case "AWS::SNS::Topic" -> arn("sns", name);
      case "AWS::SQS::Queue" -> arn("sqs", name);
      case "AWS::IAM::Role" -> "arn:aws:iam::" + ACCOUNT + ":role/" + name;
      case "AWS::SecretsManager::Secret" -> secretArn(name);
      case "AWS::Scheduler::ScheduleGroup" -> arn("scheduler", "schedule-group/" + name);
      case "AWS::Logs::LogGroup" -> arn("logs", "log-group:" + name + ":*");
      case "AWS::KMS::Key" -> arn("kms", "key/" + name);
      default -> arn(type(id).toLowerCase(Locale.ROOT).replace("::", "-"), name);
    };
  }

  /** AWS adds six characters of its own; ours follow from the name. */
  static String secretArn(String name) {
    String tail = Integer.toString(name.hashCode() & 0x7fffffff, 36) + "000000";
    return arn("secretsmanager", "secret:" + name + "-" + tail.substring(0, 6));
  }

  static String arn(String service, String resource) {
    return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + resource;
  }

  private String type(String id) {
    return String.valueOf(Json.named(resources.get(id)).get("Type"));
  }

  private Object property(String id, String name, String otherwise) {
    Object properties = Json.named(resources.get(id)).get("Properties");
    Object value = properties instanceof Map<?, ?> map ? map.get(name) : null;
    return value == null ? otherwise : resolve.apply(value);
  }
}
