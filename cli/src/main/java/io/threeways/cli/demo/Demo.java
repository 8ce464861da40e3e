package io.threeways.cli.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.threeways.cli.terminal.Failure;
import io.threeways.cli.terminal.Style;
import io.threeways.cli.terminal.Terminal;
import io.threeways.cli.terminal.Words;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Plays scenes in order, until one fails. */
final class Demo {
  private final Terminal terminal;
  private final InstantSource clock;
  private final boolean quiet;
  private final ArrayNode played = JsonNodeFactory.instance.arrayNode();

  /**
   * @param quiet no line a scene: all of it is printed at the end
   */
  Demo(Terminal terminal, InstantSource clock, boolean quiet) {
    this.terminal = terminal;
    this.clock = clock;
    this.quiet = quiet;
  }

  /**
   * @return whether every scene that was not skipped saw what it should
   */
  boolean play(List<Scene> scenes) throws IOException, InterruptedException {
    for (int i = 0; i < scenes.size(); i++) {
      if (!play(i + 1, scenes.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** What every scene saw. */
  ArrayNode played() {
    return played;
  }

  /**
   * @param scene beginning with 1
   */
  boolean skipped(int scene) {
    return played.path(scene - 1).path("state").asText().equals(Sight.SKIPPED);
  }

  private boolean play(int number, Scene scene) throws IOException, InterruptedException {
    Instant start = clock.instant();
    ObjectNode entry = played.addObject().put("scene", number).put("title", scene.title());
    try {
      Sight sight = scene.play();
      tell(number, scene, entry, sight.state(), sight.sentence(), start);
      entry.set("evidence", sight.evidence());
      return true;
    } catch (AssertionFailed | Failure e) {
      tell(number, scene, entry, "failed", String.valueOf(e.getMessage()), start);
      return false;
    }
  }

  private void tell(
      int number, Scene scene, ObjectNode entry, String state, String sentence, Instant start) {
    Duration took = Duration.between(start, clock.instant());
    entry.put("state", state).put("sentence", sentence).put("duration", took.toString());
    if (!quiet) {
      terminal.data(
          "%d. %s  %s  %s  %s"
              .formatted(
                  number,
                  terminal.style(Style.STRONG, scene.title()),
                  terminal.style(Style.of(state), state),
                  sentence,
                  terminal.style(Style.DIM, Words.of(took))));
    }
  }
}
