package dev.kronus.duties.aws;

import dev.kronus.duties.Mail;
import dev.kronus.duties.Mailer;
import dev.kronus.duties.Messenger;
import dev.kronus.kernel.Email;
import dev.kronus.platform.Log;
import dev.kronus.platform.aws.Clients;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

/**
 * Mail through SES, in the form that leaves the headers to it. The client must not repeat calls.
 */
public final class SesMailer implements Mailer {
  private final SesV2Client client;

  public SesMailer(SesV2Client client) {
    this.client = client;
  }

  /** As a deployed function has it. */
  public static SesMailer deployed() {
    return new SesMailer(Clients.oneShot(SesV2Client.builder()));
  }

  @Override
  public Messenger.Outcome send(Email from, Mail mail) {
    try {
      String id = client.sendEmail(request(from, mail)).messageId();
      return id == null ? new Messenger.Doubtful("no_id") : new Messenger.Accepted(id);
    } catch (MessageRejectedException | BadRequestException forGood) {
      return new Messenger.Rejected(code(forGood));
    } catch (SesV2Exception refused) {
      // An operator may mend it: a sender that is not verified, a right, a quota, an account
      // paused.
      return refused.statusCode() >= 500 || refused.statusCode() == 0
          ? new Messenger.Doubtful(code(refused))
          : new Messenger.Postponed(code(refused));
    } catch (SdkException unanswered) {
      return unanswered(unanswered);
    }
  }

  private static SendEmailRequest request(Email from, Mail mail) {
    return SendEmailRequest.builder()
        .fromEmailAddress("Kronus <" + from + ">")
        .destination(to -> to.toAddresses(mail.to().value()))
        .content(
            content ->
                content.simple(
                    simple ->
                        simple
                            .subject(text(mail.subject()))
                            .body(body -> body.text(text(mail.text())))))
        .build();
  }

  private static Content text(String text) {
    return Content.builder().data(text).charset(StandardCharsets.UTF_8.name()).build();
  }

  private static Messenger.Outcome unanswered(SdkException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
        return new Messenger.Postponed("not_connected");
      }
    }
    Log.failure("mail", failure);
    return new Messenger.Doubtful("answer_lost");
  }

  private static String code(SesV2Exception refused) {
    String code = refused.awsErrorDetails() == null ? null : refused.awsErrorDetails().errorCode();
    return code == null ? Integer.toString(refused.statusCode()) : code;
  }
}
