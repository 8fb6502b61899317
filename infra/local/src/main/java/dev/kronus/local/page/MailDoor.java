package dev.kronus.local.page;

import dev.kronus.local.aws.Mails;
import dev.kronus.local.http.Answer;
import dev.kronus.local.http.Request;
import java.util.function.Function;

/** {@code /_local/mail}: what was mailed, newest first; {@code ?to=} for one address. */
public record MailDoor(Mails mails) implements Function<Request, Answer> {
  @Override
  public Answer apply(Request request) {
    if (!request.method().equals("GET")) {
      throw Complaint.missing();
    }
    return Answer.json(
        200,
        mails.newest(request.parameters().first("to")).stream().map(Mails.Mail::shown).toList());
  }
}
