package io.threeways.build.repository;

import java.util.regex.Pattern;

/**
 * A repository's name: words of lower-case letters and digits, joined by hyphens. Safe in a path, a
 * URL, a process id and a DNS label.
 */
public record RepositoryName(String text) implements Comparable<RepositoryName> {
  private static final int LONGEST = 40;
  private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  /**
   * @throws IllegalArgumentException with a sentence for a person
   */
  public RepositoryName {
    if (text.length() > LONGEST || !SHAPE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "a repository's name is lower-case words of letters and digits joined by hyphens,"
              + " begins with a letter and has at most "
              + LONGEST
              + " characters; this is "
              + Quoted.of(text));
    }
  }

  @Override
  public int compareTo(RepositoryName other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
