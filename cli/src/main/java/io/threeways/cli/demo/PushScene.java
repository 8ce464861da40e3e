package io.threeways.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.threeways.cli.platform.EventStream;
import io.threeways.cli.platform.GitAccess;
import io.threeways.cli.terminal.Style;
import io.threeways.cli.terminal.Terminal;
import io.threeways.cli.terminal.Words;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** 1. A push to main is built by itself; the artifact is stored by its digest. */
final class PushScene implements Scene {
  private static final List<String> BY_COST = List.of("compile", "unit", "integration", "package");

  private final Story story;
  private final GitAccess access;
  private final Terminal terminal;

  PushScene(Story story, GitAccess access, Terminal terminal) {
    this.story = story;
    this.access = access;
    this.terminal = terminal;
  }

  @Override
  public String title() {
    return "Push";
  }

  @Override
  public Sight play() throws IOException, InterruptedException {
    JsonNode repository =
        story.api().post("/api/build/repositories", Map.of("name", story.shop().name()));
    String commit = story.shop().begin(repository.path("gitUrl").asText(), access);
    story.shop().push();
    JsonNode begun = story.build(commit);
    int lines = follow(begun);
    JsonNode build = story.endedBuild(commit);

    AssertionFailed.unless(
        build.path("state").asText().equals("passed"), "the build is red: %s", build);
    List<String> stages = new ArrayList<>();
    build.path("stages").forEach(stage -> stages.add(stage.path("name").asText()));
    AssertionFailed.unless(stages.equals(BY_COST), "stages ran as %s, not %s", stages, BY_COST);
    AssertionFailed.unless(lines > 0, "the build's log has no line");
    String digest = artifact(build);
    ObjectNode evidence = JsonNodeFactory.instance.objectNode();
    evidence.put("repository", story.shop().name()).put("commit", commit).put("digest", digest);
    evidence.put("logLines", lines);
    evidence.set("build", build);
    return new Sight(
        "%s built by itself: %s; artifact %s"
            .formatted(Words.shortened(commit), String.join(", ", stages), Words.shortened(digest)),
        evidence);
  }

  private int follow(JsonNode build) throws IOException {
    List<String> lines = new ArrayList<>();
    String path =
        "/api/build/builds/%s/%s/log".formatted(story.shop().name(), build.path("number").asText());
    new EventStream(story.api(), path)
        .read(
            message -> {
              lines.add(message.data());
              terminal.say(terminal.errStyle(Style.DIM, "  │ " + message.data()));
            });
    return lines.size();
  }

  /** The artifact's digest, once its bytes were had by it. */
  private String artifact(JsonNode build) throws IOException {
    for (JsonNode artifact :
        story.api().get("/api/build/artifacts?repository=" + story.shop().name())) {
      if (artifact.path("commit").asText().equals(build.path("commit").asText())) {
        String digest = artifact.path("digest").asText();
        try (InputStream bytes =
            story.api().stream("/api/build/artifacts/" + digest, "application/x-tar")) {
          AssertionFailed.unless(bytes.readAllBytes().length > 0, "%s has no bytes", digest);
        }
        return digest;
      }
    }
    throw new AssertionFailed("no artifact came of build " + build.path("number").asText());
  }
}
