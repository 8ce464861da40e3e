package io.threeways.pipeline.file;

import io.threeways.pipeline.Pipeline;
import java.util.List;

/** What came of a pipeline file. */
public sealed interface Parsed {

  /**
   * @param pipeline that the file describes
   */
  record Valid(Pipeline pipeline) implements Parsed {}

  /**
   * @param problems at least one, in the order of the file
   */
  record Problems(List<Problem> problems) implements Parsed {
    public Problems {
      problems = problems.stream().sorted().toList();
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("no problem is no Problems");
      }
    }
  }
}
