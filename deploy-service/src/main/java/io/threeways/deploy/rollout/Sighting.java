package io.threeways.deploy.rollout;

import java.net.URI;

/** What the agent says about one server. */
public sealed interface Sighting {
  /** Rises with every change. */
  long revision();

  /** Its process is being made. */
  record Starting(long revision) implements Sighting {}

  /**
   * @param address where it listens, healthy or not
   */
  record Running(long revision, URI address) implements Sighting {}

  /**
   * Exited, lost, or never allowed to run.
   *
   * @param how in words, for example {@code exited with code 1}
   * @param exited whether its process ended, and was not lost or refused by the host
   */
  record Gone(long revision, String how, boolean exited) implements Sighting {}
}
