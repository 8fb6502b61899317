package dev.kronus.local.aws;

import dev.kronus.local.http.Answer;
import dev.kronus.local.http.Form;
import dev.kronus.local.http.Request;
import dev.kronus.local.twilio.TwilioDouble;
import java.util.Optional;
import java.util.UUID;

/** One port for all of AWS, told apart by what each protocol puts into its requests. */
public final class AwsDoor {
  private static final String DYNAMO = "DynamoDB";
  private static final String SECRETS = "secretsmanager.";
  private final Forward dynamo;
  private final Optional<OtherCloud> other;
  private final SecretsDouble secrets;
  private final Alerts alerts;
  private final SchedulerDouble scheduler;
  private final LambdaDouble lambda;
  private final SesDouble ses;
  private final TwilioDouble twilio;

  AwsDoor(
      Forward dynamo,
      Optional<OtherCloud> other,
      SecretsDouble secrets,
      Alerts alerts,
      SchedulerDouble scheduler,
      LambdaDouble lambda,
      SesDouble ses,
      TwilioDouble twilio) {
    this.dynamo = dynamo;
    this.other = other;
    this.secrets = secrets;
    this.alerts = alerts;
    this.scheduler = scheduler;
    this.lambda = lambda;
    this.ses = ses;
    this.twilio = twilio;
  }

  public Answer answer(Request request) {
    String target = request.header("x-amz-target").orElse("");
    if (target.startsWith(DYNAMO)) {
      return dynamo.answer(request);
    }
    if (target.startsWith(SECRETS)) {
      return other.isPresent()
          ? other.get().answer(request)
          : secrets.answer(target.substring(SECRETS.length()), request);
    }
    String first = request.segments().getFirst();
    return switch (first) {
      case "schedules" -> scheduler.answer(request);
      case "2015-03-31" -> lambda.answer(request);
      case "v2" -> ses.answer(request);
      case "2010-04-01" -> twilio.answer(request);
      default -> query(request);
    };
  }

  private Answer query(Request request) {
    Form form = request.form();
    String action = form.first("Action", "");
    if (action.equals("GetCallerIdentity")) {
      return caller();
    }
    if (!form.first("Version", "").equals("2010-03-31")) {
      return new Fault(400, "UnknownOperationException", "This cloud has no such AWS call.").json();
    }
    return other.isPresent() ? other.get().answer(request) : alerts.answer(action, form);
  }

  private static Answer caller() {
    return Answer.xml(
        200,
        "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><GetCallerIdentityResult>"
            + "<Arn>arn:aws:iam::000000000000:root</Arn><UserId>local</UserId><Account>000000000000</Account>"
            + "</GetCallerIdentityResult><ResponseMetadata><RequestId>"
            + UUID.randomUUID()
            + "</RequestId></ResponseMetadata></GetCallerIdentityResponse>");
  }
}
