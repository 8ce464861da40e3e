package io.threeways.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Measures one thing on real parts and says what it found. */
public interface Benchmark {
  /** What it is asked for by: kebab-case. */
  String name();

  /**
   * Runs to its end; progress goes to standard error.
   *
   * @return the measured figures, each with the bound it is held against where there is one, and
   *     {@code "reached"}: whether all bounds were kept
   */
  ObjectNode run(Arguments arguments) throws Exception;
}
