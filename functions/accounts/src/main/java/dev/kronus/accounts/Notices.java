package dev.kronus.accounts;

import dev.kronus.duties.Job;
import dev.kronus.duties.Mail;
import dev.kronus.duties.Message;
import dev.kronus.kernel.PhoneNumber;
import dev.kronus.platform.OperatorSettings;
import dev.kronus.platform.Secrets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Word to the address or the number that was somebody's until now, and to both of a new password:
 * nobody takes an account over in silence. It holds neither the new ones nor a name, for the old
 * ones may be a stranger's.
 */
record Notices(Secrets secrets) {

  /** What is to be sent because of a change; part of its transaction. */
  List<Job> of(Account account, User after) {
    User before = account.user();
    List<Job> jobs = new ArrayList<>();
    Instant now = after.updatedAt();
    Optional<PhoneNumber> phone = before.phone().filter(old -> !account.settings().isUnreachable());
    if (!before.email().equals(after.email())) {
      moved(before, phone, after, now).ifPresent(jobs::add);
    }
    phone
        .filter(old -> !after.phone().equals(Optional.of(old)))
        .map(old -> text(after, "number", old, NoticeTexts.NUMBER, now))
        .ifPresent(jobs::add);
    if (!before.passwordHash().equals(after.passwordHash())) {
      jobs.addAll(rekeyed(before, phone, after, now));
    }
    return jobs;
  }

  /** Whoever reads somebody's mail or holds their phone may have set it; the other one hears. */
  private List<Job> rekeyed(User before, Optional<PhoneNumber> phone, User after, Instant now) {
    boolean mails = OperatorSettings.read(secrets).mailFrom().isPresent();
    Optional<Job> mail =
        before
            .email()
            .filter(old -> mails)
            .map(old -> mail(after, "password", NoticeTexts.password(old), now));
    Optional<Job> text =
        phone.map(old -> text(after, "password_text", old, NoticeTexts.PASSWORD, now));
    return Stream.of(mail, text).flatMap(Optional::stream).toList();
  }

  /** By mail to the old address; by text where there is none, or this server sends no mail. */
  private Optional<Job> moved(User before, Optional<PhoneNumber> phone, User after, Instant now) {
    boolean mails = OperatorSettings.read(secrets).mailFrom().isPresent();
    return before
        .email()
        .filter(old -> mails)
        .map(old -> mail(after, "address", NoticeTexts.address(old), now))
        .or(() -> phone.map(old -> text(after, "address", old, NoticeTexts.ADDRESS, now)));
  }

  private static Job mail(User user, String what, Mail mail, Instant now) {
    String name = "mail_" + what + "_notice";
    return Job.mail(user.uid(), id(user, what), name, args(user), mail, now);
  }

  private static Job text(User user, String what, PhoneNumber to, String words, Instant now) {
    Message message = new Message(to, words, Message.Kind.NOTICE);
    String name = "send_" + what + "_notice";
    return Job.send(user.uid(), id(user, what), name, args(user), message, now);
  }

  private static String id(User user, String what) {
    return "%s-%06d".formatted(what, user.revision());
  }

  private static Map<String, Object> args(User user) {
    return Map.of("user_id", user.uid().value());
  }
}
