package io.threeways.build.artifact.intoto;

import static io.threeways.build.run.BuildFixtures.aPassedBuild;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.threeways.build.artifact.Artifact;
import io.threeways.build.artifact.Digest;
import io.threeways.build.repository.BranchName;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.run.Build;
import io.threeways.build.run.Origin;
import java.net.URI;
import org.junit.jupiter.api.Test;

class StatementTest {
  private static final URI PLATFORM = URI.create("https://ways.example");
  private static final CommitSha TREE = new CommitSha("4b825dc642cb6eb9a060e54bf8d69288fbee4904");
  private static final Digest DIGEST = new Digest("sha256:" + "ab".repeat(32));

  private final ObjectMapper json = new ObjectMapper();

  /** Names and nesting as in-toto's statement.md and SLSA's provenance 1.0 have them. */
  @Test
  void itSaysWhatWasBuiltFromWhatByWhomAndWhen() throws Exception {
    Statement statement = said(aPassedBuild(BranchName.MAIN));

    assertThat(json.readTree(json.writeValueAsBytes(statement)))
        .isEqualTo(
            json.readTree(
                """
                {
                  "_type": "https://in-toto.io/Statement/v1",
                  "subject": [{
                    "name": "shop",
                    "uri": "pkg:generic/shop@0123456789ab?checksum=sha256:%1$s",
                    "digest": {"sha256": "%1$s"}
                  }],
                  "predicateType": "https://slsa.dev/provenance/v1",
                  "predicate": {
                    "buildDefinition": {
                      "buildType": "urn:threeways:pipeline:1",
                      "externalParameters": {
                        "repository": "https://ways.example/git/shop.git",
                        "ref": "refs/heads/main",
                        "pipeline": ".threeways.yaml"
                      },
                      "resolvedDependencies": [{
                        "name": "shop",
                        "uri": "git+https://ways.example/git/shop.git@refs/heads/main",
                        "digest": {
                          "gitCommit": "0123456789abcdef0123456789abcdef01234567",
                          "gitTree": "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
                        }
                      }]
                    },
                    "runDetails": {
                      "builder": {"id": "https://ways.example/api/build"},
                      "metadata": {
                        "invocationId": "https://ways.example/api/build/builds/shop/42",
                        "startedOn": "2026-03-01T12:00:00Z",
                        "finishedOn": "2026-03-01T12:01:00Z"
                      }
                    }
                  }
                }
                """
                    .formatted("ab".repeat(32))));
  }

  @Test
  void aMergesArtifactIsMains() {
    Statement statement = said(aPassedBuild(Origin.MERGES));

    assertThat(statement.predicate().buildDefinition().externalParameters().ref())
        .isEqualTo("refs/heads/main");
  }

  private static Statement said(Build.Passed build) {
    Origin of = build.origin();
    Artifact artifact =
        new Artifact(of.id(), of.change(), of.target(), of.commit(), DIGEST, 10, build.endedAt());
    return Statement.of(PLATFORM, build, artifact, TREE);
  }
}
