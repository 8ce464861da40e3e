package io.threeways.build.repository.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/**
 * Knows whether more comes, by waiting for it: at the limit of a push JGit takes a moment without
 * bytes for the end, and would call a pack that is too large a truncated one.
 */
final class AwaitedInput extends PushbackInputStream {
  AwaitedInput(InputStream in) {
    super(in);
  }

  /**
   * @return 0 at the end only
   */
  @Override
  public int available() throws IOException {
    int now = super.available();
    if (now > 0) {
      return now;
    }
    int next = read();
    if (next < 0) {
      return 0;
    }
    unread(next);
    return 1;
  }
}
