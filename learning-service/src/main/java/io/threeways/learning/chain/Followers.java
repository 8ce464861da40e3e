package io.threeways.learning.chain;

import java.util.List;

/** Everybody who makes something of the log. */
public record Followers(List<LogFollower> all) {
  public Followers {
    all = List.copyOf(all);
  }
}
