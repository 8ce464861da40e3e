package io.threeways.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * 7. A change on a branch is tried in an environment of its own, made like production and gone
 * afterwards: it is finished.
 */
final class FinishedScene implements Scene {
  private static final String BRANCH = "system-tests";
  private static final String STAGE = "system";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Story story;
  private final Check check;
  private final Remains remains;

  FinishedScene(Story story, Check check, Remains remains) {
    this.story = story;
    this.check = check;
    this.remains = remains;
  }

  @Override
  public String title() {
    return "Finished";
  }

  @Override
  public Sight play() throws IOException, InterruptedException {
    String commit = story.shop().branchWithSystemTests(BRANCH);
    String verdict = check.run(story.shop().tree());
    AssertionFailed.unless(
        verdict.contains('"' + STAGE + '"'), "check did not run the system tests: %s", verdict);
    story.shop().push(BRANCH);
    JsonNode serving = environment(story.build(commit));
    JsonNode build = story.endedBuild(commit);
    story.shop().backToMain();

    AssertionFailed.unless(
        build.path("state").asText().equals("passed"), "the build is red: %s", build);
    int tests = passedTests(build);
    AssertionFailed.unless(tests > 0, "no system test ran: %s", build);
    AssertionFailed.unless(
        !serving.path("differences").isEmpty(), "nothing is said to differ from production");
    JsonNode gone = remains.awaitNone(serving);
    JsonNode finished = finished(build.path("change").asText());

    ObjectNode evidence = JsonNodeFactory.instance.objectNode();
    evidence.put("commit", commit);
    evidence.set("build", build);
    evidence.set("environment", serving);
    evidence.set("gone", gone);
    evidence.set("finished", finished);
    return new Sight(
        "%d system tests in %s (%s); nothing is left of it; %s is finished"
            .formatted(
                tests,
                serving.path("name").asText(),
                differences(serving),
                build.path("change").asText()),
        evidence);
  }

  /** That of the build, while it serves. */
  private JsonNode environment(JsonNode build) throws InterruptedException {
    String id = story.shop().name() + "/" + build.path("number").asText();
    return story
        .patience()
        .await(
            "environment of build " + id,
            LIMIT,
            () ->
                StreamSupport.stream(
                        story.api().get("/api/deploy/environments").spliterator(), false)
                    .filter(view -> view.path("build").asText().equals(id))
                    .filter(view -> !view.path("servers").isEmpty())
                    .findFirst());
  }

  private JsonNode finished(String change) throws InterruptedException {
    return story
        .patience()
        .await(
            "end of the work on " + change,
            LIMIT,
            () ->
                StreamSupport.stream(
                        story
                            .api()
                            .get("/api/learning/changes/story?change=" + change)
                            .path("steps")
                            .spliterator(),
                        false)
                    .filter(step -> step.path("topic").asText().equals("change-finished"))
                    .findFirst());
  }

  private static int passedTests(JsonNode build) {
    return StreamSupport.stream(build.path("stages").spliterator(), false)
        .filter(stage -> stage.path("name").asText().equals(STAGE))
        .mapToInt(stage -> stage.at("/tests/passed").asInt())
        .sum();
  }

  /** For example {@code servers 2 → 1}. */
  private static String differences(JsonNode environment) {
    Optional<JsonNode> servers =
        StreamSupport.stream(environment.path("differences").spliterator(), false)
            .filter(difference -> difference.path("what").asText().equals("servers"))
            .findFirst();
    int others = environment.path("differences").size() - servers.stream().toList().size();
    return servers.stream()
            .map(
                d ->
                    "servers %s → %s, "
                        .formatted(d.path("there").asText(), d.path("here").asText()))
            .collect(Collectors.joining())
        + others
        + " more differences shown";
  }
}
