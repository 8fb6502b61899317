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

  static final String PASSWORD =
      "The password of your Kronus account was changed just now. If that was not you, sign in with"
          + " a code and change it, or ask whoever runs your Kronus.";

  private NoticeTexts() {}

  static Mail password(Email to) {
    return new Mail(
        to,
        "Your Kronus account has another password",
        """
        The password of your Kronus account was changed just now, and every sign-in before that has
        ended. If that was you, do nothing. If it was not, sign in with a one-time code and set
        another one, or talk to whoever runs your Kronus.
        """);
  }

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
