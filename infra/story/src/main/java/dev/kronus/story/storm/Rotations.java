package dev.kronus.story.storm;

import dev.kronus.accounts.KeyRotation;
import dev.kronus.platform.RotatingSecret;
import java.util.List;

/**
 * The signing keys are rotated as Secrets Manager does it: four steps, each until it is answered,
 * now and then one twice.
 */
final class Rotations {
  static final List<String> STEPS =
      List.of("createSecret", "setSecret", "testSecret", "finishSecret");
  private static final int TRIES = 6;
  private static final long MINUTE = 60_000;

  private final History history;
  private final Vault vault;
  private final KeyRotation rotation;
  private int rotations;
  private int made;

  Rotations(History history, Vault vault, RotatingSecret keys) {
    this.history = history;
    this.vault = vault;
    this.rotation = new KeyRotation(keys, () -> KeyStore.key(made++));
  }

  void begin() {
    step("history-" + rotations++, 0, 1);
  }

  private void step(String version, int step, int tries) {
    Turn turn = STEPS.get(step).equals("finishSecret") ? turn(version) : null;
    KeyRotation.Order order = new KeyRotation.Order("keys", version, STEPS.get(step));
    if (!isDone(order)) {
      if (tries < TRIES) {
        history.stage.in(tries * MINUTE / 2, () -> step(version, step, tries + 1));
      }
      return;
    }
    if (history.weather.strikes(Fault.POKE_DOUBLED)) {
      history.stage.in(history.weather.some(MINUTE), () -> isDone(order));
    }
    if (turn != null) {
      turn.done = history.stage.now();
    } else {
      history.stage.in(2_000, () -> step(version, step + 1, 1));
    }
  }

  private boolean isDone(KeyRotation.Order order) {
    return history.ran("RotateKeys", () -> perform(order)).isPresent();
  }

  private boolean perform(KeyRotation.Order order) {
    rotation.perform(order);
    return true;
  }

  /** This rotation may be over from its last step's first try on. */
  private Turn turn(String version) {
    List<Turn> turns = history.chronicle.turns();
    String kid = vault.signing(version);
    if (turns.isEmpty() || !turns.getLast().kid.equals(kid)) {
      turns.add(new Turn(kid, history.stage.now()));
    }
    return turns.getLast();
  }
}
