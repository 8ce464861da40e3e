package io.threeways.build.run;

/** Where the output of stages is kept. */
public interface StageOutput {

  /** How many bytes of this stage's output have been kept; the next ones follow them. */
  long kept(String stage);

  /** The next bytes. */
  void append(String stage, byte[] bytes, int length);
}
