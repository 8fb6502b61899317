package dev.kronus.accounts;

import dev.kronus.duties.Mail;
import dev.kronus.kernel.Email;

/**
 * What people are written about codes and registrations. Nothing that a stranger typed stands in a
 * mail to an address they chose: Kronus is nobody's way to send words of their own.
 */
final class CodeTexts {
  private CodeTexts() {}

  static String text(String code) {
    return "Your Kronus code is " + code + ". It is good for 10 minutes. Give it to nobody.";
  }

  static Mail mail(Email to, String code) {
    return new Mail(
        to,
        "Your Kronus code",
        """
        Your code is

            %s

        It is good for 10 minutes and for one use. Give it to nobody: Kronus never asks you for it.
        If you did not want a code, do nothing.
        """
            .formatted(code));
  }

  static Mail confirm(Email to, String code) {
    return new Mail(
        to,
        "Confirm your Kronus account",
        """
        Somebody registered this address with Kronus. If it was you, confirm it with the code

            %s

        within 10 minutes; after that, ask for another. If it was not you, do nothing: then nothing
        happens, and the registration goes away by itself within 7 days.
        """
            .formatted(code));
  }

  static Mail known(Email to) {
    return new Mail(
        to,
        "You have a Kronus account",
        """
        Somebody, perhaps you, tried to register this address with Kronus. It has an account already:
        sign in with your password, or ask for a one-time code. Nothing has changed.
        If it was not you, do nothing.
        """);
  }
}
