package io.threeways.learning.flow;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of changes and the environments that they were tried in, in whatever order. */
public interface Finishes {

  /** A change was pushed. Repeated facts change nothing. */
  void pushed(String event, String change, Instant at);

  /** A build passed, of whatever branch. */
  void passed(PassedBuild build);

  /** Tests passed in an environment of the build's own. */
  void tested(PassedTests tests);

  /** It is known that this was said. */
  void finished(String change);

  /**
   * Claims the saying, for ever.
   *
   * @return false when it was said, or is being said, by somebody else
   */
  boolean claim(String change);

  /**
   * Changes of which everything is known and nothing was said, in the order of their names.
   *
   * @param build only of this one; null for all
   * @param change only this one; null for all
   */
  List<Finish> due(@Nullable String build, @Nullable String change);

  /** Forgets everything but what was said. */
  void beginAnew();

  /**
   * @param event that says so
   */
  record PassedBuild(
      String build,
      UUID event,
      UUID chain,
      String repository,
      String change,
      String commit,
      Instant at) {}

  /**
   * @param event that says so
   */
  record PassedTests(UUID event, String build, String environment) {}
}
