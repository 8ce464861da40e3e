package io.threeways.build.andon;

import java.util.List;

/** Targets that are told without a subscription: a room that everybody reads, a mailing list. */
public record Standing(List<Target> targets) {
  public Standing {
    targets = List.copyOf(targets);
  }
}
