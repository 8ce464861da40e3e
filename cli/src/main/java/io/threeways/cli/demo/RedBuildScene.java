package io.threeways.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.stream.StreamSupport;

/** 5. A red build does not deploy, and says which test, where, and what changed. */
final class RedBuildScene implements Scene {
  private final Story story;

  RedBuildScene(Story story) {
    this.story = story;
  }

  @Override
  public String title() {
    return "A red build";
  }

  @Override
  public Sight play() throws IOException, InterruptedException {
    String commit = story.shop().apply("red", "Print amounts more simply");
    story.shop().push();
    JsonNode build = story.endedBuild(commit);
    AssertionFailed.unless(
        build.path("state").asText().equals("failed"),
        "the build of a failing test ended as %s",
        build.path("state").asText());
    JsonNode cause = build.path("cause");
    JsonNode test = cause.path("failures").path(0);
    AssertionFailed.unless(
        cause.path("stage").asText().equals("unit")
            && !test.path("file").asText().isEmpty()
            && test.path("line").asInt() > 0
            && !cause.path("changedFiles").isEmpty(),
        "the build does not say which test, where, and what changed: %s",
        cause);
    AssertionFailed.unless(
        !hasArtifact(commit) && !story.isDeployed(commit), "a red build left an artifact");

    ObjectNode evidence = JsonNodeFactory.instance.objectNode();
    evidence.put("commit", commit);
    evidence.set("build", build);
    return new Sight(
        "%s.%s at %s:%s, after a change of %s; not deployed"
            .formatted(
                simple(test.path("suite").asText()),
                test.path("test").asText(),
                test.path("file").asText(),
                test.path("line").asText(),
                cause.path("changedFiles").path(0).asText()),
        evidence);
  }

  private boolean hasArtifact(String commit) {
    JsonNode artifacts = story.api().get("/api/build/artifacts?repository=" + story.shop().name());
    return StreamSupport.stream(artifacts.spliterator(), false)
        .anyMatch(artifact -> artifact.path("commit").asText().equals(commit));
  }

  private static String simple(String suite) {
    return suite.substring(suite.lastIndexOf('.') + 1);
  }
}
