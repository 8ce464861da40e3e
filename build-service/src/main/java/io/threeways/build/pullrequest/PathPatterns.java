package io.threeways.build.pullrequest;

import java.util.function.Predicate;

/** Patterns of paths in the language of gitignore. */
public interface PathPatterns {

  /**
   * @return whether a file's path is meant
   * @throws IllegalArgumentException when it is no pattern
   */
  Predicate<String> compile(String pattern);
}
