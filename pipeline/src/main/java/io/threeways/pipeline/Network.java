package io.threeways.pipeline;

/** What a stage may reach. */
public enum Network {
  /** Nothing, not even itself. */
  NONE,
  /** Its own loopback interface. */
  PRIVATE
}
