package io.threeways.build.repository;

import java.util.regex.Pattern;

/** A commit's full id: 40 hexadecimal digits. */
public record CommitSha(String text) {
  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{40}");

  /**
   * @throws IllegalArgumentException with a sentence for a person
   */
  public CommitSha {
    if (!SHAPE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "a commit is named by its 40 hexadecimal digits; this is " + Quoted.of(text));
    }
  }

  /** The first twelve digits, for people. */
  public String abbreviated() {
    return text.substring(0, 12);
  }

  @Override
  public String toString() {
    return text;
  }
}
