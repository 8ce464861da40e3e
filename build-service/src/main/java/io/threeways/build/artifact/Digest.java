package io.threeways.build.artifact;

import java.util.regex.Pattern;

/** {@code sha256:} and 64 hexadecimal digits, as in the OCI image specification. */
public record Digest(String text) {
  private static final Pattern SHAPE = Pattern.compile("sha256:[0-9a-f]{64}");

  /**
   * @throws IllegalArgumentException with a sentence for a person
   */
  public Digest {
    if (!SHAPE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "a digest is sha256: and 64 hexadecimal digits, not %d characters of something else"
              .formatted(text.length()));
    }
  }

  /** Without the name of its algorithm. */
  public String hexadecimal() {
    return text.substring("sha256:".length());
  }

  @Override
  public String toString() {
    return text;
  }
}
