package io.threeways.build.artifact;

import io.threeways.build.repository.CommitSha;
import io.threeways.build.run.Build;

/** Says of artifacts what they were made of, and signs it. */
public interface Attestations {

  /**
   * @param build that left it
   * @param tree of the commit: what lay in the workspace when its stages began
   */
  Attestation of(Build.Passed build, Artifact artifact, CommitSha tree);
}
