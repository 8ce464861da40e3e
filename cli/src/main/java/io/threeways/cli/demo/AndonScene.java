package io.threeways.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * 9. A push breaks main: everyone is told once, nothing but a fix enters, and the fix lets main go
 * on.
 */
final class AndonScene implements Scene {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final String COLLEAGUE = "bob";

  private final Story story;
  private final Mailbox mailbox;

  AndonScene(Story story, Mailbox mailbox) {
    this.story = story;
    this.mailbox = mailbox;
  }

  @Override
  public String title() {
    return "Andon";
  }

  @Override
  public Sight play() throws IOException, InterruptedException {
    String shop = story.shop().name();
    String address = shop + "@example.org";
    try (Room room = new Room()) {
      subscribe("webhook", room.address());
      subscribe("mail", address);
      try {
        return play(shop, address, room);
      } finally {
        unsubscribe("webhook", room.address());
        unsubscribe("mail", address);
      }
    }
  }

  private Sight play(String shop, String address, Room room)
      throws IOException, InterruptedException {
    String broken = story.shop().apply("red", "Print amounts more simply, again");
    story.shop().push();
    story.endedBuild(broken);
    JsonNode cord = cord("pulled", "a red main stopped nobody");
    AssertionFailed.unless(
        cord.path("commit").asText().equals(broken) && cord.path("test").path("line").asInt() > 0,
        "the cord does not say what broke main, and where: %s",
        cord);
    JsonNode joined = story.api().post(path(shop, "join"), Map.of());

    Colleague colleague = story.shop().colleague(COLLEAGUE, story.tokenOf(COLLEAGUE));
    colleague.workOnSomethingElse();
    Git.Answer refused = colleague.push();
    mustSay(refused, cord, joined.at("/swarm/0/member").asText());
    toldOnce(room, shop, "pulled", address, "The cord of %s is pulled".formatted(shop));

    String fix = story.shop().revert();
    story.shop().pushFix();
    story.endedBuild(fix);
    cord("released", "the green fix released no cord");
    toldOnce(room, shop, "released", address, "The cord of %s is released".formatted(shop));
    colleague.rebase();
    Git.Answer accepted = colleague.push();
    AssertionFailed.unless(
        accepted.succeeded(), "main takes no changes although it is well: %s", accepted.output());
    story.shop().catchUp();
    // A second notice comes later than the first: only now is once enough.
    mustBeOnce(room, shop, "pulled", address, "The cord of %s is pulled".formatted(shop));
    mustBeOnce(room, shop, "released", address, "The cord of %s is released".formatted(shop));

    ObjectNode evidence = JsonNodeFactory.instance.objectNode();
    evidence.put("broken", broken).put("fix", fix).put("refusal", refused.output());
    evidence.set("cord", cord);
    return new Sight(
        "%s broke main; a push by %s was refused, everyone told once; the fix let main go on"
            .formatted(cord.path("by").asText(), COLLEAGUE),
        evidence);
  }

  private JsonNode cord(String state, String otherwise) throws InterruptedException {
    Supplier<Optional<JsonNode>> look =
        () ->
            Optional.of(story.api().get("/api/build/andon/cords/" + story.shop().name()))
                .filter(view -> view.path("state").asText().equals(state));
    return story.patience().await("cord that is %s (%s)".formatted(state, otherwise), LIMIT, look);
  }

  /** Who broke it, which test, since when, who is on it, and the way out. */
  private void mustSay(Git.Answer refused, JsonNode cord, String helper) {
    AssertionFailed.unless(!refused.succeeded(), "a push entered main while its cord is pulled");
    for (String words :
        List.of(
            "broken by  " + cord.path("by").asText(),
            cord.path("test").path("test").asText(),
            "since ",
            "on it      " + helper,
            "threeways andon join " + story.shop().name(),
            "git push -o andon=fix")) {
      AssertionFailed.unless(
          refused.output().contains(words),
          "the refusal does not say '%s': %s",
          words,
          refused.output());
    }
  }

  private void toldOnce(Room room, String shop, String occasion, String address, String subject)
      throws InterruptedException {
    story
        .patience()
        .await(
            "word that the cord was " + occasion,
            LIMIT,
            () ->
                Optional.of(room.about(shop, occasion))
                    .filter(
                        said -> !said.isEmpty() && !mailbox.lettersTo(address, subject).isEmpty()));
    mustBeOnce(room, shop, occasion, address, subject);
  }

  private void mustBeOnce(Room room, String shop, String occasion, String address, String subject) {
    AssertionFailed.unless(
        room.about(shop, occasion).size() == 1 && mailbox.lettersTo(address, subject).size() == 1,
        "that the cord was %s was told more than once",
        occasion);
  }

  private void subscribe(String kind, String address) {
    story.api().post("/api/build/andon/subscriptions", Map.of("kind", kind, "address", address));
  }

  private void unsubscribe(String kind, String address) {
    story
        .api()
        .post("/api/build/andon/subscriptions/remove", Map.of("kind", kind, "address", address));
  }

  private static String path(String shop, String verb) {
    return "/api/build/andon/cords/" + shop + "/" + verb;
  }
}
