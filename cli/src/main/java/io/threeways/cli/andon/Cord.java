package io.threeways.cli.andon;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.terminal.Style;
import io.threeways.cli.terminal.Terminal;
import io.threeways.cli.terminal.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A cord as build-service shows it, for people. */
record Cord(JsonNode view) {
  static final String PATH = "/api/build/andon/cords";

  boolean isPulled() {
    return view.path("state").asText().equals("pulled");
  }

  void print(Terminal terminal, Instant now) {
    String state = view.path("state").asText();
    terminal.data(
        "main of %s: the cord is %s"
            .formatted(
                view.path("repository").asText(),
                terminal.style(isPulled() ? Style.BAD : Style.of(state), state)));
    if (!isPulled()) {
      return;
    }
    fact(terminal, "by", view.path("by").asText());
    fact(terminal, "change", Words.shortened(view.path("commit").asText()) + change());
    fact(terminal, "build", view.path("build").asText(""));
    fact(terminal, "run", view.path("foreign").asText(""));
    fact(terminal, "reason", view.path("reason").asText());
    Instant since = Instant.parse(view.path("since").asText());
    fact(terminal, "since", since + ", for " + Words.of(Duration.between(since, now)));
    fact(terminal, "on it", swarm());
    JsonNode notices = view.path("notices");
    fact(
        terminal,
        "told",
        "%s told, %s waiting, %s given up"
            .formatted(
                notices.path("told").asText(),
                notices.path("waiting").asText(),
                notices.path("givenUp").asText()));
  }

  private String change() {
    return view.path("change").isNull() ? "" : " in " + view.path("change").asText();
  }

  private String swarm() {
    List<String> members = new ArrayList<>();
    view.path("swarm").forEach(helper -> members.add(helper.path("member").asText()));
    return members.isEmpty() ? "nobody yet" : String.join(", ", members);
  }

  private static void fact(Terminal terminal, String name, String value) {
    if (!value.isEmpty() && !value.equals("null")) {
      terminal.data("  %-8s %s".formatted(name, value));
    }
  }
}
