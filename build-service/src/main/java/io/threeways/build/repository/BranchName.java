package io.threeways.build.repository;

import java.util.regex.Pattern;

/** A branch's name, without {@code refs/heads/}. */
public record BranchName(String text) implements Comparable<BranchName> {
  private static final int LONGEST = 200;

  /** Narrower than git-check-ref-format: what is safe to print and to put in a URL. */
  private static final Pattern SHAPE =
      Pattern.compile("(?!.*\\.\\.)(?!.*\\.lock(/|$))[\\w][\\w.+#@-]*(/[\\w][\\w.+#@-]*)*");

  private static final String RELEASES = "release/";

  /** What is deployed, unless releases are. Made last: making it needs the shape. */
  public static final BranchName MAIN = new BranchName("main");

  /**
   * @throws IllegalArgumentException with a sentence for a person
   */
  public BranchName {
    if (text.length() > LONGEST || !SHAPE.matcher(text).matches() || text.endsWith(".")) {
      throw new IllegalArgumentException(
          "a branch's name is letters, digits and _.+#@- in parts joined by /, without '..', and"
              + " has at most "
              + LONGEST
              + " characters; this is "
              + Quoted.of(text));
    }
  }

  public boolean isMain() {
    return equals(MAIN);
  }

  /** A branch on which a release is stabilized. */
  public boolean isRelease() {
    return text.startsWith(RELEASES);
  }

  @Override
  public int compareTo(BranchName other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
