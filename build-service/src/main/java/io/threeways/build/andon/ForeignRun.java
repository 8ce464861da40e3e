package io.threeways.build.andon;

import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.RepositoryName;
import java.net.URI;

/**
 * What another tool's run of a commit of main came to.
 *
 * @param pipeline whose run it is: only its green ends what its red began
 * @param run where it is seen
 */
public sealed interface ForeignRun {
  RepositoryName repository();

  CommitSha commit();

  Witness pipeline();

  URI run();

  record Green(RepositoryName repository, CommitSha commit, Witness pipeline, URI run)
      implements ForeignRun {}

  /**
   * It was the code's fault.
   *
   * @param reason one sentence for a person
   */
  record Red(RepositoryName repository, CommitSha commit, Witness pipeline, URI run, String reason)
      implements ForeignRun {}
}
