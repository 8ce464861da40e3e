package io.threeways.build.artifact.http;

import io.threeways.build.artifact.Artifact;
import java.time.Instant;

/** An artifact as a client sees it. */
public record ArtifactView(
    String repository,
    String branch,
    String commit,
    String build,
    String change,
    String digest,
    String purl,
    long size,
    Instant publishedAt) {

  static ArtifactView of(Artifact artifact) {
    return new ArtifactView(
        artifact.build().repository().text(),
        artifact.branch().text(),
        artifact.commit().text(),
        artifact.build().toString(),
        artifact.change().toString(),
        artifact.digest().text(),
        artifact.purl(),
        artifact.size(),
        artifact.publishedAt());
  }
}
