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
    Topic topic) {}
