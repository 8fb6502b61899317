package dev.kronus.platform.edge;

import dev.kronus.kernel.Uid;

/**
 * One admitted request with its input read.
 *
 * @param input what the route's {@link Input} made of it
 */
public record Call<I>(Request request, I input) {
  /** The user in the path. */
  public Uid uid() {
    return Uid.parse(request.path("uid"));
  }

  /** The caller; only where access asked for one. */
  public Caller caller() {
    return request.caller().orElseThrow();
  }

  /** A variable of the path, decoded; never null where the template declares it. */
  public String path(String name) {
    return request.path(name);
  }
}
