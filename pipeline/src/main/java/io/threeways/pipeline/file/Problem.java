package io.threeways.pipeline.file;

import java.util.Comparator;

/**
 * Something wrong at a place of a file.
 *
 * @param line beginning with 1
 * @param column beginning with 1
 * @param message what is wrong and what would be right, for a person
 */
public record Problem(int line, int column, String message) implements Comparable<Problem> {
  private static final Comparator<Problem> IN_FILE_ORDER =
      Comparator.comparingInt(Problem::line)
          .thenComparingInt(Problem::column)
          .thenComparing(Problem::message);

  @Override
  public int compareTo(Problem other) {
    return IN_FILE_ORDER.compare(this, other);
  }

  /** As compilers say it: {@code file:line:column: message}. */
  public String describe(String file) {
    return file + ":" + line + ":" + column + ": " + message;
  }
}
