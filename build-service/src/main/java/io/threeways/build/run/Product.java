package io.threeways.build.run;

import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.RepositoryName;

/**
 * What a green build leaves.
 *
 * @param digest {@code sha256:…} of its manifest
 * @param size of its files as an archive, in bytes
 */
public record Product(String digest, long size) implements Products.Kept {
  /** Package URL (purl), type generic: named by commit, held fast by its digest. */
  public String purl(RepositoryName repository, CommitSha commit) {
    return "pkg:generic/%s@%s?checksum=%s".formatted(repository, commit.abbreviated(), digest);
  }
}
