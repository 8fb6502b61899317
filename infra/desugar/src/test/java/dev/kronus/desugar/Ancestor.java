package dev.kronus.desugar;

/** What {@link Shapes} inherits. */
class Ancestor {
  protected String inherited() {
    return "base";
  }

  @Override
  public String toString() {
    return "above";
  }
}
