package io.threeways.build.pullrequest;

import io.threeways.build.repository.CommitSha;
import java.time.Instant;

/**
 * What a peer says of a pull request.
 *
 * @param commit that was looked at; an approval counts for this one only
 * @param text Markdown as it was written; may be empty
 */
public record Review(String reviewer, Verdict verdict, CommitSha commit, String text, Instant at) {

  /** What it comes to. */
  public enum Verdict {
    APPROVE,
    REQUEST_CHANGES,
    COMMENT
  }
}
