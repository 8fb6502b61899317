package dev.kronus.story.storm;

import dev.kronus.platform.Invoker;
import java.util.function.BiConsumer;

/** Lambda's asynchronous door, where pokes get lost, doubled and late. */
final class StormInvoker implements Invoker {
  private final Stage stage;
  private final Weather weather;
  private final BiConsumer<String, String> target;

  StormInvoker(Stage stage, BiConsumer<String, String> target) {
    this.stage = stage;
    this.weather = stage.weather();
    this.target = target;
  }

  @Override
  public void invoke(String function, String json) {
    stage.before();
    if (weather.strikes(Fault.POKE_REFUSED)) {
      throw new Broken(Fault.POKE_REFUSED);
    }
    if (!weather.strikes(Fault.POKE_DROPPED)) {
      long delay = weather.strikes(Fault.POKE_DELAYED) ? weather.some(120_000) : 20;
      stage.in(delay, () -> target.accept(function, json));
    }
    if (weather.strikes(Fault.POKE_DOUBLED)) {
      stage.in(weather.some(60_000), () -> target.accept(function, json));
    }
    if (weather.strikes(Fault.POKE_ANSWER_LOST)) {
      throw new Broken(Fault.POKE_ANSWER_LOST);
    }
    stage.after();
  }
}
