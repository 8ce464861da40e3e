package io.threeways.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeSet;

/** 2. It runs in production on two servers, under load. */
final class FirstDeploymentScene implements Scene {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int SERVERS = 2;
  private static final int FIRST_CUSTOMERS = 200;

  private final Story story;
  private final Crowd crowd;

  FirstDeploymentScene(Story story, Crowd crowd) {
    this.story = story;
    this.crowd = crowd;
  }

  @Override
  public String title() {
    return "First deployment";
  }

  @Override
  public Sight play() throws IOException, InterruptedException {
    crowd.open();
    String commit = story.shop().head();
    JsonNode deployment = story.endedDeployment(commit, LIMIT);
    AssertionFailed.unless(
        deployment.path("state").asText().equals("Finished"),
        "the first deployment ended as %s",
        deployment.path("state").asText());
    JsonNode stable = story.running().path("stable");
    AssertionFailed.unless(
        stable.path("endpoints").size() == SERVERS,
        "%d servers run, not %d",
        stable.path("endpoints").size(),
        SERVERS);
    Tally tally =
        story
            .patience()
            .await(
                FIRST_CUSTOMERS + " customers",
                LIMIT,
                () -> Optional.of(crowd.tally()).filter(t -> t.customers() >= FIRST_CUSTOMERS));
    AssertionFailed.unless(
        tally.hit() == 0, "%d of %d customers were not served", tally.hit(), tally.customers());
    ObjectNode evidence = JsonNodeFactory.instance.objectNode();
    evidence.set("deployment", deployment);
    evidence.set("running", stable);
    evidence.set("customers", tally.json());
    String sandbox = sandboxes(deployment);
    evidence.put("sandbox", sandbox);
    return new Sight(
        "runs on %d servers (sandbox: %s); %d requests, all served"
            .formatted(SERVERS, sandbox, tally.served()),
        evidence);
  }

  private String sandboxes(JsonNode deployment) {
    TreeSet<String> kinds = new TreeSet<>();
    JsonNode processes =
        story.api().get("/api/agent/processes?prefix=deploy-" + deployment.path("id").asText());
    processes.forEach(process -> kinds.add(process.path("sandbox").asText()));
    AssertionFailed.unless(
        processes.size() == SERVERS, "the agent knows %d of its servers", processes.size());
    return String.join(", ", kinds);
  }
}
