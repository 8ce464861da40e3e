package io.threeways.build.pullrequest;

import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.Merges;

/** What a queue works on, and what its builds would say. Changes are numbered from 1. */
interface World {

  CommitSha main();

  /** The commit that a change proposes. */
  CommitSha head(int change);

  Merges.Trial merge(CommitSha onto, int change);

  boolean isGreen(CommitSha commit);

  /** Whether main was where it should have been. */
  boolean moveMain(CommitSha from, CommitSha to);
}
