package io.threeways.cli.env;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.terminal.Style;
import io.threeways.cli.terminal.Terminal;
import io.threeways.cli.terminal.Words;

/** A run of a configurer for people. */
public final class RunText {
  private RunText() {}

  public static void print(JsonNode run, Terminal terminal) {
    String outcome = run.path("outcome").asText(run.path("state").asText());
    terminal.data(
        "%s  %s of %s at %s  %s"
            .formatted(
                terminal.style(style(outcome), outcome),
                run.path("tool").asText(),
                run.path("file").asText(),
                Words.shortened(run.path("commit").asText()),
                terminal.style(Style.DIM, run.path("kind").asText())));
    if (run.path("failedAt").isTextual()) {
      terminal.data("broke off at " + run.path("failedAt").asText());
    }
    if (run.path("reason").isTextual()) {
      terminal.data(run.path("reason").asText());
    }
    if (run.path("lastLines").isTextual()) {
      run.path("lastLines").asText().lines().forEach(line -> terminal.data("  " + line));
    }
    run.path("differences").forEach(difference -> printDifference(difference, terminal));
  }

  private static void printDifference(JsonNode difference, Terminal terminal) {
    String where = difference.path("where").asText("");
    boolean located = difference.path("where").isTextual();
    terminal.data(
        "* "
            + difference.path("what").asText()
            + (located ? terminal.style(Style.DIM, "  " + where) : ""));
    side(difference.path("before"), "- ", Style.BAD, terminal);
    side(difference.path("after"), "+ ", Style.GOOD, terminal);
  }

  private static void side(JsonNode text, String sign, Style style, Terminal terminal) {
    if (text.isTextual()) {
      text.asText()
          .lines()
          .forEach(line -> terminal.data("    " + terminal.style(style, sign + line)));
    }
  }

  private static Style style(String outcome) {
    return switch (outcome) {
      case "no-difference", "applied" -> Style.GOOD;
      case "partly", "failed" -> Style.BAD;
      default -> Style.WAITING;
    };
  }
}
