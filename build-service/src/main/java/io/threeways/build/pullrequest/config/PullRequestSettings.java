package io.threeways.build.pullrequest.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of pull requests. */
@ConfigMapping(prefix = "threeways.build.pullrequest")
public interface PullRequestSettings {
  /** Approvals of peers that a merge needs; 0 where one works alone. */
  @WithDefault("1")
  int approvals();

  /** Of a text, a comment or a review, in characters: a long letter; more belongs into a file. */
  @WithDefault("20000")
  int textLength();

  /** Comments of one pull request, and reviews: nobody reads as many. */
  @WithDefault("1000")
  int comments();

  /** Files of one pull request that are looked at; larger ones are nobody's to review. */
  @WithDefault("1000")
  int files();

  /** Commits of one pull request that are looked at. */
  @WithDefault("250")
  int commits();

  /** With how many other branches one is merged for its comment: each push asks for all of them. */
  @WithDefault("20")
  int branches();

  /** How often surroundings are looked at when nobody pushes here: another process may have. */
  @WithDefault("2s")
  Duration poll();

  /** How long the end of the process waits for a look that is under way. */
  @WithDefault("10s")
  Duration patience();
}
