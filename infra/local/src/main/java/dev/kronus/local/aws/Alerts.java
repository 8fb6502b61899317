package dev.kronus.local.aws;

import dev.kronus.local.http.Answer;
import dev.kronus.local.http.Form;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** SNS's query protocol, and what was published to the stack's topics. */
public final class Alerts {
  private static final String NAMESPACE = "http://sns.amazonaws.com/doc/2010-03-31/";
  private final Set<String> topics = new ConcurrentSkipListSet<>();
  private final InstantSource clock;
  private final List<Alert> alerts = new CopyOnWriteArrayList<>();

  public Alerts(Set<String> topics, InstantSource clock) {
    this.topics.addAll(topics);
    this.clock = clock;
  }

  /** One message to a topic. */
  public record Alert(String id, String topic, String subject, String message, Instant at) {}

  /** Oldest first. */
  public List<Alert> all() {
    return List.copyOf(alerts);
  }

  Answer answer(String action, Form form) {
    try {
      return switch (action) {
        case "Publish" -> publish(form);
        case "CreateTopic" -> create(form);
        case "ListTopics" ->
            result(
                action,
                topics.stream()
                    .map(arn -> "<member><TopicArn>" + Xml.escape(arn) + "</TopicArn></member>")
                    .collect(Collectors.joining("", "<Topics>", "</Topics>")));
        default -> throw new Fault(400, "InvalidAction", action + " is not here.");
      };
    } catch (Fault fault) {
      return fault.xml();
    }
  }

  private Answer publish(Form form) {
    String topic = form.first("TopicArn", "");
    String subject = form.first("Subject", "");
    if (!topics.contains(topic)) {
      throw new Fault(404, "NotFound", "Topic does not exist");
    }
    if (subject.length() > 100 || !subject.matches("[\\x20-\\x7E]*")) {
      throw new Fault(400, "InvalidParameter", "Invalid parameter: Subject");
    }
    String id = UUID.randomUUID().toString();
    alerts.add(new Alert(id, topic, subject, form.first("Message", ""), clock.instant()));
    return result("Publish", "<MessageId>" + id + "</MessageId>");
  }

  private Answer create(Form form) {
    String arn = "arn:aws:sns:us-east-1:000000000000:" + form.first("Name", "");
    topics.add(arn);
    return result("CreateTopic", "<TopicArn>" + Xml.escape(arn) + "</TopicArn>");
  }

  private static Answer result(String action, String inner) {
    return Answer.xml(
        200,
        "<%1$sResponse xmlns=\"%2$s\"><%1$sResult>%3$s</%1$sResult><ResponseMetadata><RequestId>%4$s</RequestId></ResponseMetadata></%1$sResponse>"
            .formatted(action, NAMESPACE, inner, UUID.randomUUID()));
  }
}
