package io.threeways.pipeline.run;

import java.time.Duration;

/** How a stage's process ended. */
public sealed interface Ending {

  /** From its start to its end. */
  Duration took();

  /**
   * @param code of the script; 0 is success
   */
  record Exited(int code, Duration took) implements Ending {}

  /**
   * A limit or a signal ended it.
   *
   * @param reason for a person
   */
  record Killed(String reason, Duration took) implements Ending {}
}
