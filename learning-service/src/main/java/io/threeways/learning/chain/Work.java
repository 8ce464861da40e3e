package io.threeways.learning.chain;

/**
 * That something was worked on from here, or until here.
 *
 * @param name the same at both ends, for example {@code build shop/42}
 */
public record Work(String name, Edge edge) {
  /** Which end of the work an event is. */
  public enum Edge {
    START,
    END
  }

  static Work begins(String name) {
    return new Work(name, Edge.START);
  }

  static Work ends(String name) {
    return new Work(name, Edge.END);
  }
}
