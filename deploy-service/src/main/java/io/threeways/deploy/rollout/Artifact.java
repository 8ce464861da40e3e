package io.threeways.deploy.rollout;

import java.net.URI;

/**
 * The product of a green build.
 *
 * @param purl package URL
 * @param digest {@code sha256:…}
 * @param commit that it was built from
 * @param build for example {@code shop/42}
 * @param number of the build; a later artifact of the branch has a higher one
 * @param download where its files are had, as a tar
 */
public record Artifact(
    String purl, String digest, String commit, String build, long number, URI download) {
  /** Whose main it comes from. */
  public String repository() {
    return build.substring(0, build.lastIndexOf('/'));
  }

  boolean isNewerThan(Artifact other) {
    return number > other.number;
  }
}
