package dev.kronus.duties.routes;

import dev.kronus.duties.MailDeliveries;
import dev.kronus.duties.aws.SesMailer;
import dev.kronus.platform.Time;
import dev.kronus.platform.aws.Seams;

/** Puts together what sends mail. Apart, so that only DeliverMail loads SES's client. */
final class MailWiring {
  private MailWiring() {}

  static MailDeliveries deliveries() {
    return new MailDeliveries(Seams.table(), SesMailer.deployed(), Seams.secrets(), Time.clock());
  }
}
