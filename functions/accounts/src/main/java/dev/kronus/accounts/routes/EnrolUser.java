package dev.kronus.accounts.routes;

import dev.kronus.accounts.Enrolments;
import dev.kronus.platform.Poke;
import dev.kronus.platform.edge.Pokes;
import dev.kronus.platform.edge.Task;
import java.util.Map;

/** Looks whether somebody who registered is known, and writes to them. */
public final class EnrolUser extends Task<Poke> {
  private final Enrolments enrolments;

  public EnrolUser() {
    this(CodeWiring.enrolments());
  }

  EnrolUser(Enrolments enrolments) {
    super(Pokes::of);
    this.enrolments = enrolments;
  }

  @Override
  protected Map<String, Object> run(Poke poke) {
    enrolments.enrol(poke);
    return Map.of();
  }
}
