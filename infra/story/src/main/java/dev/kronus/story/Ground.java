package dev.kronus.story;

import dev.kronus.duties.Messenger;
import dev.kronus.platform.Invoker;
import dev.kronus.platform.Schedules;
import dev.kronus.platform.Table;
import dev.kronus.platform.Topic;
import java.time.InstantSource;

/** The seams that a Kronus in a story stands on. */
public record Ground(
    InstantSource clock,
    Table table,
    Messenger messenger,
    Schedules schedules,
    Invoker invoker,
    Topic topic) {

  /** The same with another table. */
  public Ground with(Table other) {
    return new Ground(clock, other, messenger, schedules, invoker, topic);
  }

  /** The same with another provider. */
  public Ground with(Messenger other) {
    return new Ground(clock, table, other, schedules, invoker, topic);
  }

  /** The same with another topic. */
  public Ground with(Topic other) {
    return new Ground(clock, table, messenger, schedules, invoker, other);
  }
}
