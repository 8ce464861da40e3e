package io.threeways.cli.demo;

import java.io.IOException;

/** One part of the story: something is done as a user does it, then seen as a user sees it. */
interface Scene {
  /** For example {@code A good change}. */
  String title();

  /**
   * Plays it.
   *
   * @throws AssertionFailed when what is seen is not what the product promises
   */
  Sight play() throws IOException, InterruptedException;
}
