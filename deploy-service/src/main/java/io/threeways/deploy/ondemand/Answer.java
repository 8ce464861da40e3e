package io.threeways.deploy.ondemand;

/** What became of asking for an environment, or for something about one. */
public sealed interface Answer {
  record Done(OnDemand onDemand) implements Answer {}

  /** There is no environment on demand of this name, or none any more. */
  record Unknown(String name) implements Answer {}

  /**
   * It cannot be done.
   *
   * @param kind for machines, for example {@code quota}
   * @param detail what was asked, why it cannot be, and what to do instead
   */
  record Refused(String kind, String detail) implements Answer {}
}
