package io.threeways.build.run;

/** The log of a build that is being driven. */
public interface BuildLog extends StageOutput, AutoCloseable {

  /** An attempt begins: stages start to write from the beginning. */
  void attempt(int number);

  /** A line of the platform's own. */
  void narrate(String line);

  @Override
  void close();
}
