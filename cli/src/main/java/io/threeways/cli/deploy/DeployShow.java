package io.threeways.cli.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Style;
import io.threeways.cli.terminal.Table;
import io.threeways.cli.terminal.Terminal;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** One deployment and what was judged about it. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Show a deployment and every verdict about it. Ends with 1 when it did not last.")
final class DeployShow extends Noun {
  @Parameters(index = "0", paramLabel = "DEPLOYMENT", description = "Its id, or how it begins.")
  private String deployment = "";

  DeployShow(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    String id = encoded(new DeploymentName(deployment).id(gateway()));
    JsonNode view = gateway().get("/api/deploy/deployments/" + id);
    JsonNode judgements = gateway().get("/api/telemetry/judgements?deployment=" + id);
    print(view, () -> print(view, judgements));
    String state = view.path("state").asText().toLowerCase(Locale.ROOT);
    session().terminal().next("threeways change show CHANGE", "tells the story of a change");
    return state.matches("failed|rolled-?back") ? ExitCode.NO : ExitCode.OK;
  }

  private void print(JsonNode view, JsonNode judgements) {
    Terminal terminal = session().terminal();
    String state = view.path("state").asText();
    terminal.data(
        "%s/%s %s"
            .formatted(
                view.path("application").asText(),
                view.path("environment").asText(),
                terminal.style(Style.of(state), state)));
    view.path("history")
        .forEach(
            moment ->
                terminal.data(
                    "%s  %3d %%  %-15s %s"
                        .formatted(
                            terminal.style(Style.DIM, moment.path("at").asText().substring(11, 19)),
                            moment.path("weight").asInt(),
                            moment.path("state").asText(),
                            moment.path("reason").asText())));
    view.path("holds")
        .forEach(
            hold ->
                terminal.data(
                    "held by %s: %s"
                        .formatted(hold.path("gate").asText(), hold.path("reason").asText())));
    view.path("changes")
        .forEach(
            change ->
                terminal.data(
                    "carries %s  %s"
                        .formatted(change.path("change").asText(), change.path("title").asText())));
    Table table = new Table("step", "state", "measure", "looks", "counted");
    judgements
        .findValues("customData")
        .forEach(
            judgement ->
                table.row(
                    judgement.path("step").asText(),
                    judgement.path("decision").asText(),
                    judgement.path("measure").asText(),
                    judgement.at("/evidence/looks").asText(),
                    Counts.of(judgement)));
    table.print(terminal);
  }
}
