package io.threeways.build.repository.git;

import java.io.IOException;

/** A pack that is not taken; the message is for the pusher's terminal. */
final class RefusedPack extends IOException {
  private static final long serialVersionUID = 1L;

  RefusedPack(String why) {
    super(why);
  }
}
