package io.threeways.cli.check;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Style;
import io.threeways.cli.terminal.Terminal;
import io.threeways.cli.terminal.Words;
import io.threeways.pipeline.Stage;
import io.threeways.pipeline.report.FailedTest;
import io.threeways.pipeline.run.FailedRuns;
import io.threeways.pipeline.run.RunListener;
import io.threeways.pipeline.run.RunOutcome;
import io.threeways.pipeline.run.StageResult;
import java.util.List;

/** Tells of a run as it goes on, and its end in the server's words. */
public final class CheckReport implements RunListener {
  private final Terminal terminal;
  private final ArrayNode stages = JsonNodeFactory.instance.arrayNode();

  public CheckReport(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void begins(Stage stage) {
    terminal.say(terminal.errStyle(Style.STRONG, stage.name()) + "  " + stage.run());
  }

  @Override
  public void turnsRed(Stage stage, FailedTest first) {
    terminal.say(terminal.errStyle(Style.BAD, "red: ") + first.describe());
  }

  @Override
  public void repeats(StageResult.Failed failed, FailedRuns runs) {
    terminal.say(
        "%s  %s: runs again, in case it is flaky"
            .formatted(failed.stage().name(), failed.message()));
  }

  @Override
  public void ended(StageResult result) {
    String state =
        switch (result) {
          case StageResult.Passed _ -> "passed";
          case StageResult.Failed _ -> "failed";
          case StageResult.Cancelled _ -> "cancelled";
        };
    List<String> flaky =
        result instanceof StageResult.Passed passed
            ? passed.flaky().stream().map(test -> test.name().toString()).toList()
            : List.of();
    ObjectNode entry = stages.addObject();
    flaky.forEach(entry.putArray("flaky")::add);
    entry
        .put("stage", result.stage().name())
        .put("state", state)
        .put("duration", result.duration().toString());
    terminal.say(
        "%s  %s in %s"
            .formatted(
                result.stage().name(),
                terminal.errStyle(Style.of(state), state),
                Words.of(result.duration())));
    flaky.forEach(test -> terminal.say(terminal.errStyle(Style.WAITING, "flaky ") + test));
  }

  /** What the stages themselves say. */
  public void output(byte[] bytes) {
    terminal.sayRaw(bytes);
  }

  /** Prints the verdict and turns it into an exit code. */
  public int end(RunOutcome outcome, boolean json) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    int exitCode =
        switch (outcome) {
          case RunOutcome.Passed _ -> verdict(document, "passed", "", ExitCode.OK);
          case RunOutcome.Failed(StageResult.Failed failed) ->
              verdict(
                  document, "failed", failed.stage().name() + ": " + failed.message(), ExitCode.NO);
          case RunOutcome.Errored(var _, int _, String message) ->
              verdict(document, "errored", message, ExitCode.UNAVAILABLE);
          case RunOutcome.Cancelled _ -> verdict(document, "cancelled", "", ExitCode.NO);
        };
    document.set("stages", stages);
    if (json) {
      terminal.json(document);
    } else {
      String state = document.path("state").asText();
      String reason = document.path("reason").asText();
      terminal.data(
          terminal.style(Style.of(state), state) + (reason.isEmpty() ? "" : "  " + reason));
    }
    terminal.next(
        exitCode == ExitCode.OK ? "git push" : "threeways check",
        exitCode == ExitCode.OK ? "the server will say the same" : "after mending it");
    return exitCode;
  }

  private static int verdict(ObjectNode document, String state, String reason, int exitCode) {
    document.put("state", state).put("reason", reason);
    return exitCode;
  }
}
