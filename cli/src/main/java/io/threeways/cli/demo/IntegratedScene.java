package io.threeways.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.threeways.cli.platform.Api;
import io.threeways.cli.terminal.Failure;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * 8. Two pull requests that Git can merge and the tests cannot: a peer approves both, the queue
 * lands what it tested, and the second one leaves with the reason.
 */
final class IntegratedScene implements Scene {
  private static final String REVIEWER = "robin";

  /** Their own builds, their merges' builds, one after the other on a small host. */
  private static final Duration LIMIT = Duration.ofSeconds(180);

  private final Story story;

  IntegratedScene(Story story) {
    this.story = story;
  }

  @Override
  public String title() {
    return "Integrated by the queue";
  }

  @Override
  public Sight play() throws IOException, InterruptedException {
    enterMainBy("queue");
    try {
      return merge();
    } finally {
      enterMainBy("push");
    }
  }

  private Sight merge() throws IOException, InterruptedException {
    String dearer = proposed("dearer", "Whisks cost a euro more");
    String wrapped = proposed("wrapped", "Wrap a present");
    JsonNode bot = discussed(dearer);
    Api peer = story.api().as(story.tokenOf(REVIEWER));
    mustRefuseItsAuthor(dearer);
    comment(peer, dearer);
    for (String pull : new String[] {dearer, wrapped}) {
      peer.post("/api/build/pulls/" + pull + "/reviews", approval(pull));
      mustBeGreenAlone(pull);
    }
    story.api().post("/api/build/pulls/" + dearer + "/merge", Map.of());
    story.api().post("/api/build/pulls/" + wrapped + "/merge", Map.of());
    JsonNode landed = awaitState(dearer, "merged");
    String reason = mustBeEjected(wrapped, dearer);
    String commit = landed.at("/merged/commit").asText();
    JsonNode build = mustHaveBeenTested(commit);
    story.shop().catchUp();
    String main = story.shop().head();
    AssertionFailed.unless(
        main.equals(commit), "main is at %s, what was tested and landed is %s", main, commit);

    ObjectNode evidence = JsonNodeFactory.instance.objectNode();
    evidence.set("landed", landed);
    evidence.set("build", build);
    evidence.set("ejected", story.api().get("/api/build/pulls/" + wrapped));
    evidence.set("bot", bot);
    return new Sight(
        "%s landed as it was tested, approved by %s; %s was ejected: %s"
            .formatted(dearer, REVIEWER, wrapped, reason),
        evidence);
  }

  private void enterMainBy(String entry) {
    story
        .api()
        .put("/api/build/repositories/" + story.shop().name() + "/main", Map.of("entry", entry));
  }

  private String proposed(String branch, String message) throws IOException, InterruptedException {
    story.shop().propose(branch, message);
    return story
        .api()
        .post("/api/build/pulls", Map.of("repository", story.shop().name(), "branch", branch))
        .path("id")
        .asText();
  }

  /** What the bot says: it names the source that no test is named after. */
  private JsonNode discussed(String pull) throws InterruptedException {
    return story
        .patience()
        .await(
            "comment of the bot on " + pull,
            LIMIT,
            () ->
                comments(pull, "bot").filter(it -> it.path("text").asText().contains("Catalogue")));
  }

  private Optional<JsonNode> comments(String pull, String voice) {
    for (JsonNode comment :
        story.api().get("/api/build/pulls/" + pull).at("/discussion/comments")) {
      if (comment.path("voice").asText().equals(voice)) {
        return Optional.of(comment);
      }
    }
    return Optional.empty();
  }

  private void mustRefuseItsAuthor(String pull) {
    try {
      story.api().post("/api/build/pulls/" + pull + "/reviews", approval(pull));
    } catch (Failure e) {
      AssertionFailed.unless(
          String.valueOf(e.getMessage()).contains("peer"),
          "its author may not approve %s, and that is not said: %s",
          pull,
          String.valueOf(e.getMessage()));
      return;
    }
    throw new AssertionFailed("its author was let approve " + pull);
  }

  private Map<String, String> approval(String pull) {
    return Map.of("verdict", "approve", "commit", commit(pull));
  }

  private String commit(String pull) {
    return story.api().get("/api/build/pulls/" + pull).path("commit").asText();
  }

  private void comment(Api peer, String pull) {
    peer.post(
        "/api/build/pulls/" + pull + "/comments",
        Map.of(
            "text", "Do customers know?", "path", "src/main/java/shop/Catalogue.java", "line", 14));
  }

  private void mustBeGreenAlone(String pull) throws InterruptedException {
    JsonNode build = story.endedBuild(commit(pull));
    AssertionFailed.unless(
        build.path("state").asText().equals("passed"), "%s is red by itself: %s", pull, build);
  }

  private JsonNode awaitState(String pull, String state) throws InterruptedException {
    return story
        .patience()
        .await(
            pull + " to be " + state,
            LIMIT,
            () ->
                Optional.of(story.api().get("/api/build/pulls/" + pull))
                    .filter(view -> view.path("state").asText().equals(state)));
  }

  private String mustBeEjected(String pull, String innocent) throws InterruptedException {
    JsonNode ended =
        story
            .patience()
            .await(
                "end of the try of " + pull,
                LIMIT,
                () ->
                    Optional.of(story.api().get("/api/build/pulls/" + pull))
                        .filter(
                            view ->
                                view.has("ejected")
                                    || view.path("state").asText().equals("merged")));
    String reason = ended.at("/ejected/reason").asText();
    AssertionFailed.unless(
        reason.contains("WrappingTest") && reason.contains("semantically with " + innocent),
        "%s breaks main and was not ejected for that: %s %s",
        pull,
        ended.path("state").asText(),
        reason);
    return reason;
  }

  /** Built once, before it landed. */
  private JsonNode mustHaveBeenTested(String commit) {
    JsonNode builds =
        story
            .api()
            .get(
                "/api/build/builds?repository=%s&commit=%s".formatted(story.shop().name(), commit));
    AssertionFailed.unless(
        builds.size() == 1 && builds.at("/0/state").asText().equals("passed"),
        "what landed was built %d times: %s",
        builds.size(),
        builds);
    return builds.path(0);
  }
}
