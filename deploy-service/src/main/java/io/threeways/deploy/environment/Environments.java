package io.threeways.deploy.environment;

import java.time.Instant;

/** The environments that something was ever deployed to. */
public interface Environments {
  /**
   * @param name DNS label
   * @return true when it did not exist before
   */
  boolean add(String name, Instant at);

  /** The name is free again. */
  void remove(String name);
}
