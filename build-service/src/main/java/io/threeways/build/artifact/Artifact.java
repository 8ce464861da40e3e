package io.threeways.build.artifact;

import io.threeways.build.repository.BranchName;
import io.threeways.build.repository.ChangeId;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.run.BuildId;
import io.threeways.build.run.Product;
import java.time.Instant;

/**
 * A published artifact.
 *
 * @param digest of its manifest
 * @param size of its files as an archive, in bytes
 */
public record Artifact(
    BuildId build,
    ChangeId change,
    BranchName branch,
    CommitSha commit,
    Digest digest,
    long size,
    Instant publishedAt) {

  /** Package URL (purl), type generic: named by commit, held fast by its digest. */
  public String purl() {
    return new Product(digest.text(), size).purl(build.repository(), commit);
  }
}
