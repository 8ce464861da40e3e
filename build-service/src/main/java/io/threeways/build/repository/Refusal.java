package io.threeways.build.repository;

import java.util.List;

/**
 * Why a branch is not moved.
 *
 * @param reason one line: what {@code git push} shows beside the branch
 * @param lines for the pusher's terminal: what happened, and the way out
 */
public record Refusal(String reason, List<String> lines) {
  public Refusal {
    lines = List.copyOf(lines);
  }
}
