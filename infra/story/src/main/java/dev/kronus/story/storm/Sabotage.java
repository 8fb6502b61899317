package dev.kronus.story.storm;

import dev.kronus.accounts.Bearers;
import dev.kronus.accounts.Keys;
import dev.kronus.duties.Fate;
import dev.kronus.liveness.Sms;
import dev.kronus.platform.Poke;
import dev.kronus.platform.RotatingSecret;
import dev.kronus.platform.Table;
import dev.kronus.story.Ground;
import dev.kronus.story.Kronus;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A safeguard taken away, to see that the storm would notice. This one takes nothing away. */
class Sabotage {
  static final Sabotage NONE = new Sabotage();

  /** One that changes nothing but the table. */
  static Sabotage ofTable(UnaryOperator<Table> change) {
    return new Sabotage() {
      @Override
      Ground under(Ground ground) {
        return ground.with(change.apply(ground.table()));
      }
    };
  }

  /** The seams that Kronus gets instead of the storm's own. */
  Ground under(Ground ground) {
    return ground;
  }

  Optional<String> receive(Kronus kronus, Sms sms) {
    return kronus.inbox.receive(sms);
  }

  void told(Kronus kronus, String sid, Fate.Status status) {
    kronus.receipts.receive(sid, status, Optional.empty());
  }

  void run(History history, String function, Poke poke) {
    history.kronus.run(function, poke);
  }

  /** The store that the signing keys are rotated in. */
  RotatingSecret keys(RotatingSecret keys) {
    return keys;
  }

  boolean admits(Bearers authorizer, String header) {
    return authorizer.bearer(header).isPresent();
  }

  Map<String, Object> published(Keys keys) {
    return keys.published();
  }

  void sweep(Kronus kronus) {
    kronus.sweeper.sweep();
  }
}
