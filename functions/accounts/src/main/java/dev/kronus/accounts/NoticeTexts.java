package dev.kronus.accounts;

import dev.kronus.duties.Mail;
import dev.kronus.kernel.Email;

/** What people are told about changes of their account that they may not have made. */
final class NoticeTexts {
  static final String NUMBER =
      "This number is not your Kronus account's any more: it was changed just now. If that was not"
          + " you, talk to whoever runs your Kronus.";

  static final String ADDRESS =
      "The e-mail address of your Kronus account was changed just now. If that was not you, talk to"
          + " whoever runs your Kronus.";

  private NoticeTexts() {}

  static Mail address(Email to) {
    return new Mail(
        to,
        "Your Kronus account has another address",
        """
        The e-mail address of your Kronus account was changed just now, and is not this one any more.
        If that was you, do nothing. If it was not, talk to whoever runs your Kronus: they can see
        what happened, end every sign-in and set the address back.
        """);
  }
}
