package io.threeways.agent.workspace;

import java.util.regex.Pattern;

/**
 * Names a workspace, chosen by who fills it.
 *
 * @param text 1 to 100 of {@code [a-z0-9-]}, so that it is safe as a file name
 */
public record WorkspaceId(String text) {
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9-]{1,100}");

  public WorkspaceId {
    if (!SHAPE.matcher(text).matches()) {
      throw new IllegalArgumentException("a workspace id is 1 to 100 of a-z, 0-9 and -");
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
