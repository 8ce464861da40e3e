package io.threeways.build.artifact.intoto;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.threeways.build.artifact.Artifact;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.run.Build;
import io.threeways.build.run.Origin;
import io.threeways.pipeline.Pipeline;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * What an artifact was made of, by whom and when: a statement of in-toto 1.0 with the predicate of
 * SLSA's build provenance 1.0.
 */
record Statement(
    @JsonProperty("_type") String type,
    List<Resource> subject,
    String predicateType,
    Predicate predicate) {
  static final String MEDIA_TYPE = "application/vnd.in-toto+json";

  /** How a build is done: as the pipeline file of its commit says, in this version's words. */
  private static final String BUILD_TYPE = "urn:threeways:pipeline:1";

  /** in-toto's ResourceDescriptor. */
  record Resource(String name, String uri, Map<String, String> digest) {}

  record Predicate(BuildDefinition buildDefinition, RunDetails runDetails) {}

  record BuildDefinition(
      String buildType,
      ExternalParameters externalParameters,
      List<Resource> resolvedDependencies) {}

  /**
   * All that anybody outside has a say in.
   *
   * @param ref of the branch whose artifact it is; that of a merge is main, where it landed
   * @param pipeline the file, at the commit
   */
  record ExternalParameters(URI repository, String ref, String pipeline) {}

  record RunDetails(Builder builder, Metadata metadata) {}

  record Builder(URI id) {}

  /**
   * @param startedOn ISO 8601, in UTC
   */
  record Metadata(URI invocationId, String startedOn, String finishedOn) {}

  /**
   * @param platform the address that people use
   */
  static Statement of(URI platform, Build.Passed build, Artifact artifact, CommitSha tree) {
    Origin origin = build.origin();
    String name = origin.id().repository().text();
    String ref = "refs/heads/" + origin.target();
    URI repository = platform.resolve("/git/" + name + ".git");
    Resource source =
        new Resource(
            name,
            "git+%s@%s".formatted(repository, ref),
            Map.of("gitCommit", origin.commit().text(), "gitTree", tree.text()));
    return new Statement(
        "https://in-toto.io/Statement/v1",
        List.of(
            new Resource(name, artifact.purl(), Map.of("sha256", artifact.digest().hexadecimal()))),
        "https://slsa.dev/provenance/v1",
        new Predicate(
            new BuildDefinition(
                BUILD_TYPE,
                new ExternalParameters(repository, ref, Pipeline.FILE),
                List.of(source)),
            new RunDetails(
                new Builder(platform.resolve("/api/build")),
                new Metadata(
                    platform.resolve("/api/build/builds/" + origin.id()),
                    build.startedAt().toString(),
                    build.endedAt().toString()))));
  }
}
