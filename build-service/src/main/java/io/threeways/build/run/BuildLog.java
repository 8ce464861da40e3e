package io.threeways.build.run;

/** The log of a build that is being driven. */
public interface BuildLog extends StageOutput, AutoCloseable {

  /** An attempt begins: stages start to write from the beginning. */
  void attempt(int number);

  /**
   * The stage that has just run runs again: it starts to write from the beginning.
   *
   * @param line says so
   */
  void again(String line);

  /** A line of the platform's own. */
  void narrate(String line);

  @Override
  void close();
}
