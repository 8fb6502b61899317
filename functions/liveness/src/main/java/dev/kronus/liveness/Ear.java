package dev.kronus.liveness;

import java.util.Optional;

/**
 * One way of understanding a text. The inbox asks its ears in turn; the first that understands
 * decides.
 */
@FunctionalInterface
interface Ear {
  /** Empty when this is nothing for this ear. */
  Optional<Heard> hear(Incoming incoming);
}
