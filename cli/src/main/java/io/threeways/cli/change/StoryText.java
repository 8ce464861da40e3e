package io.threeways.cli.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.terminal.Style;
import io.threeways.cli.terminal.Terminal;
import io.threeways.cli.terminal.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A story for people: numbered steps, causes before effects, each with what it rests on. */
final class StoryText {
  private final Terminal terminal;
  private final Map<String, Integer> numbers = new HashMap<>();

  StoryText(Terminal terminal) {
    this.terminal = terminal;
  }

  void print(JsonNode story) {
    terminal.data(
        terminal.style(Style.STRONG, story.path("change").asText())
            + "  "
            + story.path("title").asText());
    terminal.data(summary(story));
    story.path("steps").forEach(this::printStep);
  }

  private String summary(JsonNode story) {
    List<String> parts = new ArrayList<>();
    parts.add(terminal.style(style(story), standing(story)));
    story
        .path("reached")
        .forEach(
            state ->
                parts.add(
                    "%s after %s"
                        .formatted(state.path("state").asText(), duration(state, "after"))));
    parts.add(
        "%s in all: %s working, %s waiting"
            .formatted(
                duration(story, "lasted"), duration(story, "working"), duration(story, "waiting")));
    return String.join(" · ", parts);
  }

  /** Where a change stands; a change that another one carried on did not come here by itself. */
  static String standing(JsonNode change) {
    String step = change.path("step").asText();
    return change.path("setback").isTextual()
        ? change.path("setback").asText() + ", then " + step
        : step;
  }

  private void printStep(JsonNode step) {
    int number = numbers.size() + 1;
    numbers.put(step.path("event").asText(), number);
    terminal.data(
        "%3d  %s  %s%s"
            .formatted(
                number,
                terminal.style(Style.DIM, "+" + duration(step, "after")),
                terminal.style(style(step), step.path("words").asText()),
                terminal.style(Style.DIM, aside(step))));
    step.path("evidence")
        .forEach(
            evidence ->
                terminal.data(
                    terminal.style(
                        Style.DIM,
                        "       %s: %s"
                            .formatted(
                                evidence.path("name").asText(), evidence.path("value").asText()))));
  }

  /** What caused it, how long nothing happened before, and how long the work took. */
  private String aside(JsonNode step) {
    List<String> parts = new ArrayList<>();
    List<String> causes = new ArrayList<>();
    step.path("causedBy")
        .forEach(cause -> causes.add(String.valueOf(numbers.getOrDefault(cause.asText(), 0))));
    if (!causes.isEmpty()) {
      parts.add("because of " + String.join(", ", causes));
    }
    if (!Duration.parse(step.path("waited").asText("PT0S")).isZero()) {
      parts.add("waited " + duration(step, "waited"));
    }
    if (step.path("took").isTextual()) {
      parts.add("took " + duration(step, "took"));
    }
    return parts.isEmpty() ? "" : "  (" + String.join("; ", parts) + ")";
  }

  private static String duration(JsonNode node, String field) {
    return Words.of(Duration.parse(node.path(field).asText("PT0S")));
  }

  private static Style style(JsonNode node) {
    return switch (node.path("mood").asText()) {
      case "well" -> Style.GOOD;
      case "broken" -> Style.BAD;
      case "risk" -> Style.WAITING;
      default -> Style.DIM;
    };
  }
}
