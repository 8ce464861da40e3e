package io.threeways.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Another tool's CI says, in CDEvents 0.4 and in words that we did not write, that its run of main
 * failed: the cord moves. Its later success releases it.
 */
final class ForeignCiScene implements Scene {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String STRUCTURED = "application/cloudevents+json";
  private static final String BARE = "application/json";

  private final ObjectMapper json = new ObjectMapper();
  private final Story story;
  private final InstantSource clock;

  ForeignCiScene(Story story, InstantSource clock) {
    this.story = story;
    this.clock = clock;
  }

  @Override
  public String title() {
    return "A foreign CI";
  }

  @Override
  public Sight play() throws IOException, InterruptedException {
    String commit = story.shop().head();
    AssertionFailed.unless(
        cord().path("state").asText().equals("released"),
        "the cord is pulled before anybody says anything: %s",
        cord());
    ObjectNode failure = said("failure", commit);
    JsonNode accepted = send(BARE, failure);
    JsonNode pulled = awaitCord("pulled");
    AssertionFailed.unless(
        pulled.path("commit").asText().equals(commit)
            && pulled.path("foreign").asText().equals(run(failure)),
        "the cord does not say which run is red: %s",
        pulled);
    AssertionFailed.unless(
        send(BARE, failure).path("id").equals(accepted.path("id")),
        "what was said again is another event");

    ObjectNode envelope = JsonNodeFactory.instance.objectNode();
    envelope.put("specversion", "1.0").put("datacontenttype", BARE);
    envelope.set("data", said("success", commit));
    send(STRUCTURED, envelope);
    JsonNode released = awaitCord("released");
    // Of one run all is heard in its order: by now, what was said again has been.
    AssertionFailed.unless(
        released.path("pull").asLong() == pulled.path("pull").asLong(),
        "what was said again pulled the cord again");

    ObjectNode evidence = JsonNodeFactory.instance.objectNode();
    evidence.put("commit", commit);
    evidence.set("failure", failure);
    evidence.set("pulled", pulled);
    return new Sight(
        "%s said in CDEvents %s that %s failed: pulled; its success released it"
            .formatted(
                failure.at("/context/source").asText(),
                failure.at("/context/version").asText(),
                failure.at("/subject/content/pipelineName").asText()),
        evidence);
  }

  /** The other tool's words, about this commit of this repository, now. */
  private ObjectNode said(String outcome, String commit) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(
            ForeignCiScene.class.getResourceAsStream("foreign-ci/" + outcome + ".json"))) {
      ObjectNode document = (ObjectNode) json.readTree(file);
      ObjectNode context = (ObjectNode) document.get("context");
      context.put("id", UUID.randomUUID().toString());
      context.put("timestamp", clock.instant().toString());
      ObjectNode source = (ObjectNode) document.get("customData");
      source.put("vcs.repository.url.full", address().toString());
      source.put("vcs.ref.head.revision", commit);
      return document;
    }
  }

  private URI address() {
    return URI.create(
        story.api().get("/api/build/repositories/" + story.shop().name()).path("gitUrl").asText());
  }

  private static String run(ObjectNode document) {
    return document.at("/subject/content/url").asText();
  }

  private JsonNode send(String type, ObjectNode document) {
    return story
        .api()
        .post("/api/events", type, document.toString().getBytes(StandardCharsets.UTF_8));
  }

  private JsonNode awaitCord(String state) throws InterruptedException {
    return story
        .patience()
        .await(
            "cord " + state,
            LIMIT,
            () -> Optional.of(cord()).filter(cord -> cord.path("state").asText().equals(state)));
  }

  private JsonNode cord() {
    return story.api().get("/api/build/andon/cords/" + story.shop().name());
  }
}
